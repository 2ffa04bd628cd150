package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hadrill.controller.Action;
import org.hadrill.controller.Action.Verb;
import org.hadrill.controller.Input;
import org.hadrill.controller.Input.Outcome;
import org.hadrill.controller.config.Resource;
import org.hadrill.time.SystemTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptsTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final BlockingQueue<Input> answers = new LinkedBlockingQueue<>();
    private final LogLines lines = new LogLines();
    private final SystemTime time = new SystemTime();
    private ScriptFolders folders;
    private Path outputs;

    @BeforeEach
    void makeFolders() throws IOException {
        folders = new ScriptFolders(Files.createDirectories(folder.resolve("ha.d")), folder.resolve("init.d"));
        Files.createDirectories(folders.resourceD());
        Files.createDirectories(folders.initD());
        outputs = Files.createDirectories(folder.resolve("output"));
    }

    private Path script(Path where, String name, String body) throws IOException {
        Path file = Files.writeString(where.resolve(name), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Input.ScriptEnded run(String resource, Verb verb, Duration limit) throws InterruptedException {
        List<String> words = List.of(resource.split("::"));
        Map<String, String> environment =
                new HashMap<>(Map.of("HA_DIR", folders.haDir().toString()));
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        new Scripts(
                        folders,
                        new Session(environment),
                        outputs,
                        limit,
                        lines.log,
                        work -> new Thread(work).start(),
                        answers::add)
                .run(new Action.Run(7, new Resource(words.get(0), words.subList(1, words.size())), verb));
        Input answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(answer).as("an answer within " + PATIENCE).isInstanceOf(Input.ScriptEnded.class);
        return (Input.ScriptEnded) answer;
    }

    private Input.ScriptEnded run(String resource, Verb verb) throws InterruptedException {
        return run(resource, verb, PATIENCE);
    }

    @Test
    void argumentsComeBeforeTheVerbAndHeartbeatsEnvironmentIsThere() throws Exception {
        script(folders.resourceD(), "Filesystem", "echo \"$HA_DIR|$*|$#|$(cat)\"");
        Input.ScriptEnded end = run("Filesystem::/dev/drbd0::/d0::ext3", Verb.START);
        assertThat(end.token()).isEqualTo(7);
        assertThat(end.outcome()).isEqualTo(Outcome.OK);
        assertThat(end.detail()).isEqualTo("exit code 0: " + folders.haDir() + "|/dev/drbd0 /d0 ext3 start|4|");
        assertThat(lines.all())
                .anyMatch(l ->
                        l.endsWith("info: Running " + folders.resourceD() + "/Filesystem /dev/drbd0 /d0 ext3 start"));
    }

    @Test
    void resourceDComesBeforeInitD() throws Exception {
        script(folders.initD(), "vz", "exit 1");
        assertThat(run("vz", Verb.START).outcome()).isEqualTo(Outcome.FAILED);
        script(folders.resourceD(), "vz", "exit 0");
        assertThat(run("vz", Verb.START).outcome()).isEqualTo(Outcome.OK);
        assertThat(lines.all()).anyMatch(l -> l.endsWith("ERROR: Return code 1 from " + folders.initD() + "/vz start"));
    }

    @Test
    void aScriptThatIsMissingHasFailedAndIsSaid() throws Exception {
        Input.ScriptEnded end = run("vz", Verb.START);
        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lines.all()).anyMatch(l -> l.contains("ERROR: Cannot locate resource script vz"));
    }

    @ParameterizedTest
    @CsvSource({
        "running, 0, OK, OK",
        "running (Primary), 0, OK, OK",
        "INFO: Running OK, 0, OK, OK",
        "OK, 1, OK, FAILED",
        "stopped, 3, FAILED, FAILED",
        "stopped, 0, FAILED, OK",
        "is Not running, 0, FAILED, FAILED",
        "'', 0, FAILED, OK"
    })
    void statusIsReadByWordsInResourceDAndByExitCodeInInitD(String said, int code, Outcome words, Outcome exitCode)
            throws Exception {
        script(folders.initD(), "thing", "echo \"" + said + "\"; exit " + code);
        assertThat(run("thing", Verb.STATUS).outcome()).isEqualTo(exitCode);
        script(folders.resourceD(), "thing", "echo \"" + said + "\"; exit " + code);
        assertThat(run("thing", Verb.STATUS).outcome()).isEqualTo(words);
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void aScriptThatHangsIsKilledWithAllThatItStarted() throws Exception {
        Path pids = folder.resolve("pids");
        // A child, and a grandchild whose parent is gone: only its group still knows it.
        script(
                folders.resourceD(),
                "vz",
                "echo $$ >>" + pids + "; sleep 600 & echo $! >>" + pids + "; (sleep 600 & echo $! >>" + pids
                        + "); echo before; wait");
        Input.ScriptEnded end = run("vz", Verb.STOP, Duration.ofSeconds(2));
        assertThat(end.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(end.detail()).isEqualTo("killed after 2000 ms (script limit): before");
        List<Long> all = Files.readAllLines(pids).stream().map(Long::parseLong).toList();
        assertThat(all).hasSize(3);
        assertThat(time.await(() -> all.stream().noneMatch(ScriptsTests::lives), PATIENCE, Duration.ofMillis(50)))
                .as("processes left: "
                        + all.stream().filter(ScriptsTests::lives).toList())
                .isTrue();
    }

    /** A zombie that nobody waits for is dead. */
    private static boolean lives(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aServiceThatKeepsTheOutputOpenHoldsNothingUpAndLivesOn() throws Exception {
        Path pid = folder.resolve("pid");
        script(folders.resourceD(), "vz", "sleep 600 & echo $! >" + pid + "; echo started");
        Input.ScriptEnded end = run("vz", Verb.START);
        assertThat(end.outcome()).isEqualTo(Outcome.OK);
        Optional<ProcessHandle> service =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        assertThat(service).isPresent();
        assertThat(service.get().isAlive()).isTrue();
        service.get().destroyForcibly();
    }

    @Test
    void muchOutputIsCutInTheLog() throws Exception {
        script(folders.resourceD(), "vz", "i=0; while [ $i -lt 1000 ]; do echo line $i; i=$((i+1)); done");
        run("vz", Verb.START);
        assertThat(lines.all()).hasSize(1 + Scripts.LOGGED_LINES_MAX);
    }

    @ParameterizedTest
    @CsvSource({
        "Connected, UpToDate/UpToDate, 0, OK",
        "Connected, Inconsistent/UpToDate, 0, FAILED",
        "WFConnection, UpToDate/DUnknown, 0, FAILED",
        "StandAlone, UpToDate/DUnknown, 0, FAILED",
        "Connected, UpToDate/UpToDate, 1, FAILED"
    })
    void drbddiskIsReadyWhenConnectedAndUpToDate(String connection, String disk, int code, Outcome outcome)
            throws Exception {
        script(
                folder,
                "drbdadm",
                "[ \"$2\" = r0 ] && case $1 in cstate) echo " + connection + ";; dstate) echo " + disk
                        + ";; esac; exit " + code);
        assertThat(run("drbddisk::r0", Verb.READY).outcome()).isEqualTo(outcome);
        assertThat(run("vz", Verb.READY).outcome()).isEqualTo(Outcome.OK);
    }
}
