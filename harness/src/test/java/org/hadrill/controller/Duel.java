package org.hadrill.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Action.Verb;
import org.hadrill.controller.Input.Outcome;
import org.hadrill.controller.config.AuthKeys;
import org.hadrill.controller.config.HaConfig;
import org.hadrill.controller.config.Resource;
import org.hadrill.controller.config.ResourceGroup;

/** Two controllers in virtual time, with links that can be cut, scripts that run or fail, a fence and a watchdog each. */
final class Duel {
    static final NodeName M1 = new NodeName("m1");
    static final NodeName M2 = new NodeName("m2");
    static final Duration KEEPALIVE = Duration.ofSeconds(1);
    static final Duration DEADTIME = Duration.ofSeconds(5);
    static final Duration INITDEAD = Duration.ofSeconds(20);
    static final Duration SCRIPT = Duration.ofMillis(200);
    static final Duration FENCE = Duration.ofSeconds(2);
    static final List<Resource> DISK_AND_SERVICE =
            List.of(new Resource("drbddisk", List.of("r0")), new Resource("vz", List.of()));

    final List<String> log = new ArrayList<>();
    final List<String> scripts = new ArrayList<>();
    final Set<String> deadLinks = new HashSet<>();
    final Map<NodeName, Node> nodes = new HashMap<>();
    boolean bmcsAnswer = true;
    boolean lossy;
    HaConfig config;
    List<ResourceGroup> groups = List.of(new ResourceGroup(M1, DISK_AND_SERVICE));
    Duration monitor = Duration.ZERO;

    /** Decides how a script ends; empty for as it really is. */
    BiFunction<NodeName, Action.Run, Optional<Outcome>> scriptEnds = (node, run) -> Optional.empty();

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private long numbered;
    private long nowNs;
    private long lives = 100;

    private record Event(long atNs, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event o) {
            return atNs != o.atNs ? Long.compare(atNs, o.atNs) : Long.compare(number, o.number);
        }
    }

    /** A machine: what runs on it outlives its controller. */
    final class Node {
        final NodeName name;
        final Set<String> running = new HashSet<>();
        boolean on = true;
        boolean frozen;
        boolean ended;
        boolean watchdogOpen;
        Duration lastPat = Duration.ZERO;
        int pats;
        private final List<Input> pending = new ArrayList<>();
        Controller controller;
        long startedNs;
        long life;

        Node(NodeName name) {
            this.name = name;
        }

        void start() {
            ended = false;
            life = ++lives;
            startedNs = nowNs;
            controller = new Controller(new Settings(
                    name, config, groups, keys("labsecret"), life, Instant.EPOCH, monitor, Duration.ofSeconds(60)));
            input(new Input.Tick());
        }

        /** What came in meanwhile waits in sockets and pipes. */
        void thaw() {
            frozen = false;
            List<Input> waiting = List.copyOf(pending);
            pending.clear();
            input(new Input.Tick());
            waiting.forEach(this::input);
        }

        void kill() {
            frozen = false;
            pending.clear();
            life = ++lives;
            controller = null;
        }

        void powerOff() {
            kill();
            on = false;
            running.clear();
            watchdogOpen = false;
        }

        void command(Input.Kind kind) {
            input(new Input.Command(kind));
        }

        Duration own() {
            return Duration.ofNanos(nowNs - startedNs);
        }

        void input(Input input) {
            if (frozen) {
                pending.add(input);
                return;
            }
            if (controller == null) {
                return;
            }
            controller.on(own(), input).forEach(this::act);
            if (!ended) {
                long of = life;
                long at = startedNs + controller.nextTimer().toNanos();
                schedule(at, () -> tick(of, at));
            }
        }

        private void tick(long of, long at) {
            if (of == life && !ended && startedNs + controller.nextTimer().toNanos() <= at) {
                input(new Input.Tick());
            }
        }

        private void later(Duration delay, Input input) {
            long of = life;
            schedule(nowNs + delay.toNanos(), () -> {
                if (of == life) {
                    input(input);
                }
            });
        }

        private void act(Action action) {
            if (action instanceof Action.Send send) {
                send(send.datagram());
            } else if (action instanceof Action.Run run) {
                run(run);
            } else if (action instanceof Action.Fence fence) {
                boolean answers = bmcsAnswer;
                schedule(nowNs + FENCE.toNanos(), () -> {
                    if (answers) {
                        node(fence.node()).powerOff();
                        log.add(at() + " " + fence.node() + " is switched off");
                    }
                });
                later(FENCE, new Input.FenceEnded(fence.token(), answers, answers ? "off" : "no answer"));
            } else if (action instanceof Action.Log line) {
                log.add(at() + " " + name + " " + line.level() + " " + line.text());
            } else if (action instanceof Action.PatWatchdog) {
                watchdogOpen = true;
                pats++;
                lastPat = Duration.ofNanos(nowNs);
            } else if (action instanceof Action.LetGoOfWatchdog) {
                watchdogOpen = false;
                log.add(at() + " " + name + " lets go of the watchdog with " + running);
            } else if (action instanceof Action.End) {
                ended = true;
                controller = null;
            }
        }

        private void send(byte[] datagram) {
            for (HaConfig.HeartbeatPath path : config.paths()) {
                String link = name + "." + path.iface();
                if (!deadLinks.contains(link) && !(lossy && numbered % 5 == 0)) {
                    byte[] copy = datagram.clone();
                    Node to = node(name.equals(M1) ? M2 : M1);
                    schedule(nowNs + 300_000, () -> to.input(new Input.Datagram(path.iface(), copy)));
                }
            }
        }

        private void run(Action.Run run) {
            String script = run.resource().toString();
            if (run.verb() == Verb.START || run.verb() == Verb.STOP) {
                scripts.add(name + " " + script + " " + run.verb());
            }
            Outcome real = real(script, run.verb());
            Outcome outcome = scriptEnds.apply(name, run).orElse(real);
            long of = life;
            schedule(nowNs + SCRIPT.toNanos(), () -> {
                if (on && outcome == Outcome.OK && run.verb() == Verb.START) {
                    running.add(script);
                } else if (on && outcome == Outcome.OK && run.verb() == Verb.STOP) {
                    running.remove(script);
                }
                if (of == life) {
                    input(new Input.ScriptEnded(run.token(), outcome, ""));
                }
            });
        }

        private Outcome real(String script, Verb verb) {
            return verb == Verb.STATUS && !running.contains(script) ? Outcome.FAILED : Outcome.OK;
        }

        boolean serves() {
            return running.size() == DISK_AND_SERVICE.size();
        }

        Status status() {
            return controller.status(own());
        }
    }

    Duel() {
        config = config(List.of("eth2", "eth0"), false, true);
        nodes.put(M1, new Node(M1));
        nodes.put(M2, new Node(M2));
    }

    static AuthKeys keys(String secret) {
        return new AuthKeys(1, new TreeMap<>(Map.of(1, new AuthKeys.AuthKey(AuthKeys.Method.SHA1, secret))));
    }

    static HaConfig config(List<String> cards, boolean stonith, boolean watchdog) {
        return new HaConfig(
                List.of(M1, M2),
                KEEPALIVE,
                Duration.ofSeconds(3),
                DEADTIME,
                INITDEAD,
                Duration.ofSeconds(5),
                694,
                cards.stream()
                        .map(card -> new HaConfig.HeartbeatPath(card, Optional.empty()))
                        .toList(),
                List.of(),
                true,
                watchdog ? Optional.of("/dev/watchdog") : Optional.empty(),
                stonith
                        ? List.of(
                                new HaConfig.StonithHost(Optional.of(M1), "external/ipmi-off", M2, List.of()),
                                new HaConfig.StonithHost(Optional.of(M2), "external/ipmi-off", M1, List.of()))
                        : List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Both start, and the service comes up. */
    static Duel settled(HaConfig config) {
        Duel duel = new Duel();
        duel.config = config;
        duel.startBoth();
        return duel;
    }

    void startBoth() {
        m1().start();
        m2().start();
        pass(Duration.ofSeconds(10));
    }

    Node node(NodeName name) {
        return nodes.get(name);
    }

    Node m1() {
        return node(M1);
    }

    Node m2() {
        return node(M2);
    }

    Duration now() {
        return Duration.ofNanos(nowNs);
    }

    void cut(String... links) {
        deadLinks.addAll(Arrays.asList(links));
    }

    void cutAll() {
        cut("m1.eth0", "m1.eth2", "m2.eth0", "m2.eth2");
    }

    void mend() {
        deadLinks.clear();
    }

    void pass(Duration time) {
        long end = nowNs + time.toNanos();
        while (!queue.isEmpty() && queue.peek().atNs <= end) {
            Event event = queue.remove();
            nowNs = event.atNs;
            event.action.run();
        }
        nowNs = end;
    }

    /** Waits until {@code holds}; fails after {@code limit} of virtual time. */
    Duration until(Predicate<Duel> holds, Duration limit) {
        Duration from = now();
        while (!holds.test(this)) {
            if (now().minus(from).compareTo(limit) > 0) {
                throw new AssertionError("not within " + limit + ":\n" + String.join("\n", log));
            }
            pass(Duration.ofMillis(10));
        }
        return now().minus(from);
    }

    boolean logged(String text) {
        return log.stream().anyMatch(line -> line.contains(text));
    }

    private void schedule(long atNs, Runnable action) {
        queue.add(new Event(Math.max(atNs, nowNs), numbered++, action));
    }

    private String at() {
        return String.format(java.util.Locale.ROOT, "%.3f", nowNs / 1e9);
    }
}
