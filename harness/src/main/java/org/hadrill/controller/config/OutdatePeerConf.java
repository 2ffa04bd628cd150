package org.hadrill.controller.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hadrill.text.DidYouMean;
import org.hadrill.text.Shown;

/**
 * The file {@code outdate-peer.conf} beside ha.cf, which may be missing: how {@code hadrill outdate-peer} reaches the peer. Lines as
 * in ha.cf, {@code #} begins a comment:
 *
 * <pre>{@code
 * shell ssh -i /etc/ha.d/peer.key root@{address}   # a command line is appended as one word
 * paths 192.168.46.101 192.168.46.102              # default: the ucast addresses of ha.cf; this node's own are left out
 * step-limit 10                                    # longest time for one command there, as a time of ha.cf
 * log /dev/kmsg                                    # where it tells what it does, besides standard error
 * }</pre>
 *
 * @param shell the words before the command; one of them has {@value #ADDRESS}
 * @param paths addresses of the peer, or of both nodes; empty for the ucast addresses of ha.cf
 */
public record OutdatePeerConf(List<String> shell, List<String> paths, Duration stepLimit, Path log) {
    private static final String FILE = "outdate-peer.conf";
    private static final String ADDRESS = "{address}";
    private static final List<String> KEYS = List.of("shell", "paths", "step-limit", "log");

    /** What counts where the file is silent. The host keys of the peer must be known. */
    public static final OutdatePeerConf DEFAULTS = new OutdatePeerConf(
            List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=3", "root@" + ADDRESS),
            List.of(),
            Duration.ofSeconds(10),
            Path.of("/dev/kmsg"));

    public OutdatePeerConf {
        shell = List.copyOf(shell);
        paths = List.copyOf(paths);
    }

    /** The file in {@code haDir}, or the defaults. */
    public static Parsed<OutdatePeerConf> read(Path haDir) {
        Path file = haDir.resolve(FILE);
        try {
            return parse(file.toString(), Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            return new Parsed<>(Optional.of(DEFAULTS), List.of());
        } catch (IOException e) {
            Findings findings = new Findings(file.toString());
            findings.error(0, "cannot be read: " + e.getMessage());
            return findings.failed();
        }
    }

    /** @param name what findings call the file */
    public static Parsed<OutdatePeerConf> parse(String name, List<String> lines) {
        Findings findings = new Findings(name);
        OutdatePeerConf conf = DEFAULTS;
        for (ConfigLine line : ConfigLine.of(lines)) {
            conf = line.rest().isEmpty() ? missing(conf, line, findings) : conf.with(line, findings);
        }
        return findings.parsed(conf);
    }

    /** The words that come before the command, for one address. */
    public List<String> shellTo(String address) {
        return shell.stream().map(w -> w.replace(ADDRESS, address)).toList();
    }

    private OutdatePeerConf with(ConfigLine line, Findings findings) {
        switch (line.first()) {
            case "shell" -> {
                if (line.rest().stream().noneMatch(w -> w.contains(ADDRESS))) {
                    findings.error(line.number(), "shell has no " + ADDRESS + ". Write shell ssh root@" + ADDRESS);
                }
                return new OutdatePeerConf(line.rest(), paths, stepLimit, log);
            }
            case "paths" -> {
                return new OutdatePeerConf(shell, line.list(), stepLimit, log);
            }
            case "step-limit" -> {
                Duration limit = HaTime.parse(line.rest().get(0)).orElse(Duration.ZERO);
                if (limit.isZero()) {
                    findings.error(
                            line.number(),
                            "step-limit " + Shown.quoted(line.rest().get(0)) + " is no time, such as 10 or 500ms");
                }
                return new OutdatePeerConf(shell, paths, limit, log);
            }
            case "log" -> {
                return new OutdatePeerConf(
                        shell, paths, stepLimit, Path.of(line.rest().get(0)));
            }
            default -> {
                findings.error(
                        line.number(),
                        Shown.quoted(line.first()) + " is no key of " + FILE + ". "
                                + DidYouMean.sentence(line.first(), KEYS));
                return this;
            }
        }
    }

    private static OutdatePeerConf missing(OutdatePeerConf conf, ConfigLine line, Findings findings) {
        findings.error(line.number(), Shown.quoted(line.first()) + " without a value. Write one, or remove the line");
        return conf;
    }
}
