package org.hadrill.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hadrill.inventory.InventoryErrors;
import org.hadrill.inventory.KeyEntries;
import org.hadrill.inventory.KeyEntries.Entry;
import org.hadrill.remote.CertificateCheck;
import org.hadrill.remote.ShownHostKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill inventory trust}: shows who answers at the inventory's addresses, and records their keys. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        description =
                "Show the fingerprints of nodes, observer and Redfish services, ask, and record them in the file.",
        footer = {
            "",
            "Compare them with what the machines themselves say, for instance on their consoles:",
            "  ssh-keygen -l -f /etc/ssh/ssh_host_ed25519_key.pub"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:recorded, or there was nothing to record",
            "1:refused by you",
            "2:the inventory has other errors, or cannot be changed",
            "3:a machine did not answer; nothing was recorded"
        })
final class InventoryTrustCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The inventory; its keys may still be missing.")
    private Path file;

    @Option(names = "--yes", description = "Record without asking, for a network in which nobody can stand between.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        KeyEntries.Reading reading = KeyEntries.read(file.toString(), text());
        if (reading.entries().isEmpty()) {
            throw new Errors.Failure(
                    Errors.USAGE, InventoryErrors.render(reading.errors()).stripTrailing());
        }
        KeyEntries entries = reading.entries().get();
        PrintWriter out = spec.commandLine().getOut();
        Map<Entry, String> wanted = shown(entries, out);
        if (wanted.isEmpty()) {
            out.println("nothing to record: " + file + " knows them all");
            return 0;
        }
        if (!yes && !confirmed(wanted.size(), out)) {
            out.println("nothing was recorded");
            return 1;
        }
        write(recorded(entries, wanted));
        out.println("recorded " + wanted.size() + " of " + entries.all().size() + " in " + file);
        return 0;
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Errors.Failure(Errors.USAGE, file + ": " + InventoryFile.reason(file, e), e);
        }
    }

    /** Prints what every server shows, and returns what the file does not have so. */
    private static Map<Entry, String> shown(KeyEntries entries, PrintWriter out) {
        Map<Entry, String> differing = new LinkedHashMap<>();
        int silent = 0;
        for (Entry entry : entries.all()) {
            String where = String.format(
                    Locale.ROOT,
                    "%-10s %-5s %-21s  ",
                    entry.owner(),
                    entry.ssh() ? "ssh" : "https",
                    entry.address() + ":" + entry.port());
            try {
                String value = entry.ssh()
                        ? ShownHostKey.of(entry.address(), entry.port())
                        : CertificateCheck.fingerprint(CertificateCheck.shownBy(entry.address(), entry.port()));
                boolean same = entry.recorded()
                        .filter(r -> same(entry.ssh(), r, value))
                        .isPresent();
                String state = same ? "as recorded" : entry.recorded().isPresent() ? "NOT WHAT IS RECORDED" : "new";
                out.println(
                        where + (entry.ssh() ? ShownHostKey.fingerprint(value) : "SHA-256 " + value) + "  " + state);
                if (!same) {
                    differing.put(entry, value);
                }
            } catch (IOException e) {
                silent++;
                out.println(where + "no answer: " + e.getMessage());
            }
        }
        out.flush();
        if (silent > 0) {
            throw new Errors.Failure(
                    Errors.INFRA, silent + " of " + entries.all().size() + " did not answer; nothing was recorded");
        }
        return differing;
    }

    /** A recorded key may have a comment, a recorded fingerprint small letters. */
    private static boolean same(boolean ssh, String recorded, String shown) {
        return ssh ? recorded.equals(shown) || recorded.startsWith(shown + " ") : recorded.equalsIgnoreCase(shown);
    }

    private static boolean confirmed(int count, PrintWriter out) throws IOException {
        out.print("Record " + (count == 1 ? "this one" : "these " + count) + "? Type yes: ");
        out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return answer != null && answer.strip().equals("yes");
    }

    private static String recorded(KeyEntries entries, Map<Entry, String> wanted) {
        try {
            return entries.record(wanted);
        } catch (IllegalArgumentException e) {
            throw new Errors.Failure(Errors.USAGE, e.getMessage() + "; nothing was recorded", e);
        }
    }

    /** The old file or the new one, whatever happens; its permissions stay. */
    private void write(String text) throws IOException {
        Path target = file.toRealPath();
        Path temporary = target.resolveSibling(target.getFileName() + ".new");
        Files.copy(target, temporary, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(temporary, text);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
