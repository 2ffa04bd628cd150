package org.hadrill.controller.daemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.hadrill.controller.Action;
import org.hadrill.controller.Action.Level;
import org.hadrill.controller.Action.Verb;
import org.hadrill.controller.Input;
import org.hadrill.controller.Input.Outcome;
import org.hadrill.controller.config.Resource;

/** Runs resource scripts, each on a thread of {@code workers}, and answers with how it ended. */
final class Scripts {
    /** Lines of a script's output that go to the log. */
    static final int LOGGED_LINES_MAX = 20;

    private static final int LINE_LENGTH_MAX = 300;

    private final ScriptFolders folders;
    private final Session session;
    private final Path outputs;
    private final Duration limit;
    private final DaemonLog log;
    private final Executor workers;
    private final Consumer<Input> answer;

    /** @param outputs an existing folder, where the last output of each resource and verb is kept */
    Scripts(
            ScriptFolders folders,
            Session session,
            Path outputs,
            Duration limit,
            DaemonLog log,
            Executor workers,
            Consumer<Input> answer) {
        this.folders = folders;
        this.session = session;
        this.outputs = outputs;
        this.limit = limit;
        this.log = log;
        this.workers = workers;
        this.answer = answer;
    }

    /** Starts a run; does not wait. */
    void run(Action.Run run) {
        workers.execute(() -> {
            try {
                answer.accept(ended(run));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Input.ScriptEnded ended(Action.Run run) throws InterruptedException {
        if (run.verb() == Verb.READY) {
            return ready(run);
        }
        Optional<Path> script = folders.find(run.resource());
        if (script.isEmpty()) {
            String text = "Cannot locate resource script " + run.resource().script() + " in " + folders.resourceD()
                    + " or " + folders.initD();
            log.log(Level.ERROR, text);
            return new Input.ScriptEnded(run.token(), Outcome.FAILED, text);
        }
        List<String> command = new ArrayList<>();
        command.add(script.get().toString());
        command.addAll(run.resource().arguments());
        command.add(run.verb().name().toLowerCase(Locale.ROOT));
        ScriptResult result = run.verb() == Verb.STATUS ? quietly(run, command) : aloud(run, command);
        Outcome outcome = result.outcome();
        if (run.verb() == Verb.STATUS) {
            outcome = folders.speaksByExitCode(script.get()) ? result.lsbStatus() : result.spokenStatus();
        }
        return new Input.ScriptEnded(run.token(), outcome, result.detail(limit));
    }

    private ScriptResult quietly(Action.Run run, List<String> command) throws InterruptedException {
        ScriptResult result = session.run(command, output(run.resource(), run.verb()), limit);
        if (result.timedOut()) {
            log.log(Level.ERROR, String.join(" ", command) + ": " + result.detail(limit));
        }
        return result;
    }

    private ScriptResult aloud(Action.Run run, List<String> command) throws InterruptedException {
        log.info("Running " + String.join(" ", command));
        ScriptResult result = session.run(command, output(run.resource(), run.verb()), limit);
        result.output()
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LOGGED_LINES_MAX)
                .map(line ->
                        run.resource().script() + ": " + line.substring(0, Math.min(line.length(), LINE_LENGTH_MAX)))
                .forEach(log::info);
        if (result.timedOut()) {
            log.log(Level.ERROR, String.join(" ", command) + ": " + result.detail(limit));
        } else if (result.exitCode() != 0) {
            log.log(Level.ERROR, "Return code " + result.exitCode() + " from " + String.join(" ", command));
        }
        return result;
    }

    /** For drbddisk: connected, and the disk here up to date (drbdadm(8), cstate and dstate). All else is always good. */
    private Input.ScriptEnded ready(Action.Run run) throws InterruptedException {
        Resource resource = run.resource();
        if (!resource.script().equals("drbddisk")) {
            return new Input.ScriptEnded(run.token(), Outcome.OK, "has no data of its own");
        }
        String name =
                resource.arguments().isEmpty() ? "all" : resource.arguments().get(0);
        Path output = output(resource, Verb.READY);
        ScriptResult connection = session.run(List.of("drbdadm", "cstate", name), output, limit);
        ScriptResult disk = session.run(List.of("drbdadm", "dstate", name), output, limit);
        boolean good = everyLine(connection, "Connected") && everyLine(disk, "UpToDate/");
        Outcome outcome = good ? Outcome.OK : Outcome.FAILED;
        if (connection.timedOut() || disk.timedOut()) {
            outcome = Outcome.TIMED_OUT;
        }
        return new Input.ScriptEnded(
                run.token(),
                outcome,
                "connection " + connection.output().strip() + ", disk "
                        + disk.output().strip());
    }

    private static boolean everyLine(ScriptResult result, String start) {
        return result.exitCode() == 0
                && !result.output().isBlank()
                && result.output().strip().lines().allMatch(line -> line.startsWith(start));
    }

    private Path output(Resource resource, Verb verb) {
        String name = resource.toString().replaceAll("[^A-Za-z0-9.:_-]", "_");
        return outputs.resolve(name.substring(0, Math.min(name.length(), 100)) + "."
                + verb.name().toLowerCase(Locale.ROOT));
    }
}
