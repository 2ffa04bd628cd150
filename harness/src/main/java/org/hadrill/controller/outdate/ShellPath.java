package org.hadrill.controller.outdate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hadrill.controller.config.OutdatePeerConf;
import org.hadrill.remote.LocalCommand;

/** A path to the peer by a remote shell, such as ssh to one of its addresses. Asks for the state as soon as it is made. */
final class ShellPath implements Ports.PeerPath {
    private final String address;
    private final String resource;
    private final List<String> shell;
    private final Duration limit;
    private final FutureTask<Optional<DrbdState>> state;

    private ShellPath(String address, String resource, OutdatePeerConf conf) {
        this.address = address;
        this.resource = resource;
        this.shell = conf.shellTo(address);
        this.limit = conf.stepLimit();
        this.state = new FutureTask<>(() -> run(DrbdWords.state(resource)));
    }

    /** All paths are asked at once, so that a dead one costs nothing when another lives. */
    static ShellPath open(String address, String resource, OutdatePeerConf conf) {
        ShellPath path = new ShellPath(address, resource, conf);
        Thread thread = new Thread(path.state, "path-" + address);
        thread.setDaemon(true);
        thread.start();
        return path;
    }

    @Override
    public String name() {
        return address;
    }

    @Override
    public Optional<DrbdState> state() {
        try {
            return state.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<DrbdState> outdate() {
        try {
            return run(DrbdWords.outdate(resource));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<DrbdState> run(String line) throws InterruptedException {
        List<String> command = new ArrayList<>(shell);
        command.add(line);
        return DrbdWords.parse(LocalCommand.run(command, Map.of(), limit).output());
    }
}
