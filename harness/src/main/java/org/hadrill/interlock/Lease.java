package org.hadrill.interlock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.hadrill.fault.FaultException;
import org.hadrill.interlock.LeaseFile.Answer;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/**
 * The right to break a cluster, held on its nodes so that every machine that could break it sees it: owner, since when, and
 * until when, by each node's own clock. Renewed while it is held. One that is not renewed any more runs out after
 * {@link #VALID}; before that only a person breaks it.
 *
 * <p>It lies in memory of the nodes: one that boots has forgotten it, and gets it again. Thread-safe.
 */
public final class Lease implements AutoCloseable {
    /** From the last renewal until it runs out: longer than a drill that reaches no node, such as a power cut of both. */
    public static final Duration VALID = Duration.ofMinutes(5);

    public static final Duration RENEWAL = Duration.ofSeconds(30);

    /** The same while a fault waits for its moment: the connection to a node that has just booted is then there, too. */
    static final Duration RENEWAL_BEFORE_FAULT = Duration.ofSeconds(1);

    private static final Duration TICK = Duration.ofMillis(500);

    private final LeaseFile file;
    private final List<RemoteHost> nodes;
    private final TimeSource time;
    private final Predicate<String> ended;
    private final List<String> notes = new ArrayList<>();
    private final Thread renewing = new Thread(this::renew, "lease");
    private volatile Duration renewal = RENEWAL;

    private Lease(LeaseFile file, Collection<RemoteHost> nodes, TimeSource time, Predicate<String> ended) {
        this.file = file;
        this.nodes = List.copyOf(nodes);
        this.time = time;
        this.ended = ended;
        renewing.setDaemon(true);
    }

    /**
     * Takes the lease on every node that answers.
     *
     * @param owner without blanks or quotes; differs from that of every other run
     * @param ended whether an owner is known to have died without giving it back
     * @throws LeaseException when somebody else holds it on any node, or no node answers; nothing is held then
     */
    public static Lease take(String owner, Collection<RemoteHost> nodes, TimeSource time, Predicate<String> ended)
            throws LeaseException, InterruptedException {
        Lease lease = new Lease(new LeaseFile(owner, VALID), nodes, time, ended);
        try {
            lease.hold();
        } catch (FaultException refused) {
            lease.release();
            throw new LeaseException(String.valueOf(refused.getMessage()));
        }
        return lease;
    }

    /** The commands that take or renew it, and give it back, on each node. */
    public static List<String> plan() {
        LeaseFile file = new LeaseFile("OWNER", VALID);
        return List.of(file.holdCommand(), file.releaseCommand());
    }

    /** Takes it away from whoever holds it, who notices before the next fault. */
    public static void breakOn(Collection<RemoteHost> nodes) throws InterruptedException {
        for (RemoteHost node : nodes) {
            LeaseFile.remove(node);
        }
    }

    /** From now on it is renewed in the background until it is closed. */
    public void keep() {
        renewing.start();
    }

    /** Whether a fault waits for its moment, and nothing must take long when it comes. */
    void expectFault(boolean soon) {
        renewal = soon ? RENEWAL_BEFORE_FAULT : RENEWAL;
    }

    private void renew() {
        try {
            Duration renewed = time.elapsed();
            while (true) {
                time.sleep(TICK);
                if (time.elapsed().minus(renewed).compareTo(renewal) >= 0) {
                    for (RemoteHost node : nodes) {
                        // Whoever holds it now is met by the next check.
                        file.hold(node);
                    }
                    renewed = time.elapsed();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Asks every node again, and renews.
     *
     * @throws FaultException when it is not ours any more, or no node answers
     */
    public void check() throws FaultException, InterruptedException {
        hold();
    }

    private synchronized void hold() throws FaultException, InterruptedException {
        List<String> silent = new ArrayList<>();
        for (RemoteHost node : nodes) {
            Answer answer = file.hold(node);
            if (answer.state() == LeaseFile.State.HELD && ended.test(answer.owner())) {
                notes.add("the lease on " + node.name() + " of " + answer.owner() + ", which has ended, was taken over;"
                        + " hadrill heal undoes what it left");
                LeaseFile.remove(node);
                answer = file.hold(node);
            }
            switch (answer.state()) {
                case OURS -> {}
                case EXPIRED ->
                    notes.add("the lease on " + node.name() + " of " + answer.detail()
                            + " had run out, and was taken over; if that run died, hadrill heal undoes what it left");
                case HELD ->
                    throw new FaultException("the lease on " + node.name() + " is held by " + answer.detail()
                            + ". Wait for the end of that run; if it died, it runs out by itself, or:   --break-lease"
                            + " 'why'");
                case SILENT -> silent.add(answer.detail());
            }
        }
        if (silent.size() == nodes.size()) {
            throw new FaultException("no node answers, so nobody knows who has the lease: " + silent.get(0));
        }
    }

    /** What people should know about how it was taken, since the last call. */
    public synchronized List<String> notes() {
        List<String> said = List.copyOf(notes);
        notes.clear();
        return said;
    }

    /** Gives it back. Safe to call twice. */
    @Override
    public void close() {
        renewing.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            renewing.join(LeaseFile.COMMAND_LIMIT.toMillis());
            release();
        } catch (InterruptedException stop) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void release() throws InterruptedException {
        for (RemoteHost node : nodes) {
            file.release(node);
        }
    }
}
