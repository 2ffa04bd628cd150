package org.hadrill.controller.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells new messages from copies, by what an authentic message says of itself: who sent it ({@code src}), in which life of
 * that node's controller ({@code hg}), and its number in that life ({@code seq}). A window slides over the numbers as in RFC
 * 4303, section 3.4.3, so that order does not matter within it.
 *
 * <p>Only {@link Verdict#FRESH} says that the sender lives. Knows nothing of before it was made: a recording of an earlier
 * life is believed until the node itself is heard, whose generation is greater.
 *
 * <p>Not thread-safe.
 */
public final class ReplayGuard {
    /** How far a message may be behind the newest of its sender and still be taken, in numbers. */
    public static final int WINDOW = Long.SIZE;

    /** How far a copy may be behind the newest and still pass for one that came by another path, in numbers. */
    public static final int COPIES = 32;

    private final Map<String, Window> windows = new HashMap<>();

    /** Listens to these nodes, by the names in ha.cf, and to no other. */
    public ReplayGuard(Set<String> sources) {
        sources.forEach(source -> windows.put(source, new Window()));
    }

    /** What a message is. */
    public enum Verdict {
        /** Not seen before. */
        FRESH,
        /** Seen just now: it came by another path too, which shows that this path works, and nothing else. */
        DUPLICATE,
        /** Seen before, or too old to know: a recording played back, or a path that lags far behind. */
        REPLAYED,
        /** From an earlier life of the sender. */
        OLD_GENERATION,
        /** Has no number, like Heartbeat's NS_ackmsg, so that nothing may be concluded from it, not even that the sender lives. */
        UNNUMBERED,
        /** From none of the nodes that are listened to. */
        STRANGER
    }

    /** Judges a message by its fields; anything but a proper {@code hg} and {@code seq} makes it {@link Verdict#UNNUMBERED}. */
    public Verdict accept(Message message) {
        String source = message.text("src").orElse("");
        OptionalLong generation = message.hex("hg");
        OptionalLong sequence = message.hex("seq");
        if (windows.containsKey(source) && (generation.isEmpty() || sequence.isEmpty())) {
            return Verdict.UNNUMBERED;
        }
        return accept(source, generation.orElse(0), sequence.orElse(0));
    }

    /** Judges a message, and remembers it. Both numbers are 0 or more. */
    public Verdict accept(String source, long generation, long sequence) {
        if (generation < 0 || sequence < 0) {
            throw new IllegalArgumentException(
                    "generation and sequence are 0 or more, not " + generation + " and " + sequence);
        }
        Window window = windows.get(source);
        return window == null ? Verdict.STRANGER : window.accept(generation, sequence);
    }

    /** One sender's newest number, and which ones before it were seen: bit n is the number {@code newest - n}. */
    private static final class Window {
        private long generation = -1;
        private long newest;
        private long seen;

        Verdict accept(long ofGeneration, long sequence) {
            if (ofGeneration < generation) {
                return Verdict.OLD_GENERATION;
            }
            if (ofGeneration > generation) {
                generation = ofGeneration;
                newest = sequence;
                seen = 1;
                return Verdict.FRESH;
            }
            return sequence > newest ? slideTo(sequence) : behind(newest - sequence);
        }

        private Verdict slideTo(long sequence) {
            long by = sequence - newest;
            seen = by < WINDOW ? seen << by | 1 : 1;
            newest = sequence;
            return Verdict.FRESH;
        }

        private Verdict behind(long by) {
            if (by >= WINDOW) {
                return Verdict.REPLAYED;
            }
            long bit = 1L << by;
            if ((seen & bit) != 0) {
                return by < COPIES ? Verdict.DUPLICATE : Verdict.REPLAYED;
            }
            seen |= bit;
            return Verdict.FRESH;
        }
    }
}
