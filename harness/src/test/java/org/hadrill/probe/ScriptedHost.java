package org.hadrill.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.ManualTime;

/**
 * A host whose streams answer the clock's questions, each way taking 2 ms, then say their lines and break. Its wall clock
 * is {@link #EPOCH} ahead, and it was up for {@link #UP} when the test began.
 */
final class ScriptedHost implements RemoteHost {
    static final Duration EPOCH = Duration.ofSeconds(1_795_370_000);
    static final Duration UP = Duration.ofSeconds(50);

    private static final Duration WAY = Duration.ofMillis(2);

    private final ManualTime time;
    private final List<List<String>> lives;
    final List<String> commands = new ArrayList<>();
    Runnable afterLast = () -> {};

    ScriptedHost(ManualTime time, List<List<String>> lives) {
        this.time = time;
        this.lives = lives;
    }

    @Override
    public LineStream stream(String command, Consumer<String> lines) throws RemoteException {
        commands.add(command);
        if (commands.size() > lives.size()) {
            throw new RemoteException(name(), "m1: no more lives");
        }
        return new Stream(lines, lives.get(commands.size() - 1), commands.size() == lives.size());
    }

    private final class Stream implements LineStream {
        private final Consumer<String> lines;
        private final List<String> script;
        private final boolean last;

        Stream(Consumer<String> lines, List<String> script, boolean last) {
            this.lines = lines;
            this.script = script;
            this.last = last;
        }

        @Override
        public void write(String line) {
            time.advance(WAY);
            String answer = "@ " + line + " " + seconds(EPOCH.plus(time.elapsed())) + " "
                    + seconds(UP.plus(time.elapsed())) + " 0.00";
            time.advance(WAY);
            lines.accept(answer);
        }

        @Override
        public boolean alive() {
            script.forEach(lines);
            if (last) {
                afterLast.run();
            }
            return false;
        }

        @Override
        public String reason() {
            return "the connection broke: reset";
        }

        @Override
        public void close() {}
    }

    private static String seconds(Duration time) {
        return String.format(java.util.Locale.ROOT, "%d.%06d", time.toSeconds(), time.toNanosPart() / 1000);
    }

    @Override
    public String name() {
        return "m1";
    }

    @Override
    public CommandResult run(String command, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CommandResult run(String command, byte[] input, Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
