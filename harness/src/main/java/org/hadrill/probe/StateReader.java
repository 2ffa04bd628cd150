package org.hadrill.probe;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drbd.DrbdStatus;
import org.hadrill.drbd.DrbdStatusParser;
import org.hadrill.recording.Event;

/**
 * The state of a node, once a period, from a loop of bash that starts no program: under emulation a fork costs 30 ms, and a
 * probe must not load what it measures. On bash 4 the
 * time costs a fork; bash 3, which has no {@code mapfile}, no time-out of less than a second and none that it can tell from the
 * end of its input, gets a slower loop.
 */
final class StateReader implements StreamProbe.Reader {
    private static final Pattern LINE =
            Pattern.compile("S ([\\d.,]+) b=(\\S+) d=([01]) v=([01]) h=([01]) o=(\\S*) r=(\\d*) g=(\\S*) \\|(.*)");

    /**
     * Where an OpenVZ kernel lists the guests that run, a line each, its id first. Where there is none, a guest is a process
     * whose identifier stands in a file, as the labs' stand-in keeps it. {@code /var/lock/subsys/vz} is the service's own mark.
     */
    private static final String VEINFO = "/proc/vz/veinfo";

    private final NodeName node;
    private final Inventory inventory;
    private final Boots boots;

    StateReader(NodeName node, Inventory inventory, Boots boots) {
        this.node = node;
        this.inventory = inventory;
        this.boots = boots;
    }

    @Override
    public String command(boolean first) {
        String guests = inventory.guests().stream()
                .map(g -> g.id() + ":" + g.name().value())
                .collect(Collectors.joining(" "));
        String seconds = Double.toString(inventory.probes().state().toMillis() / 1e3);
        String script = """
                exec 2>/dev/null
                t=PERIOD
                if ((BASH_VERSINFO[0] < 4)); then
                  t=SECONDS
                  mapfile() { local i=0 x; while IFS= read -r x; do eval "$2[i++]=\\$x"; done; }
                fi
                read -r b </proc/sys/kernel/random/boot_id
                while :; do
                  mapfile -t m </proc/mounts; l=(); mapfile -t l <STATUS
                  d=0; [[ "${m[*]}" == *" MOUNT "* ]] && d=1
                  v=0; [[ -e /run/SERVICE/running || -e /var/lock/subsys/SERVICE ]] && v=1
                  g=; e=" "; if [[ -r VEINFO ]]; then while read -r c x; do e+="$c "; done <VEINFO; fi
                  for n in GUESTS; do
                    if [[ -r VEINFO ]]; then [[ $e == *" ${n%:*} "* ]] && g+=${n#*:},; continue; fi
                    p=; read -r p </run/SERVICE/${n#*:} && [[ -n $p && -d /proc/$p ]] && g+=${n#*:},
                  done
                  h=0; p=; read -r p <PIDFILE; [[ -n $p && -d /proc/$p ]] && h=1
                  o=; read -r o </sys/class/net/eth2/operstate; r=; read -r r </sys/class/net/eth2/statistics/rx_packets
                  k=; for x in "${l[@]}"; do [[ $x == *cs:* || $x == *sync* ]] && k+="$x|"; done
                  echo "S NOW b=$b d=$d v=$v h=$h o=$o r=$r g=$g |$k"
                  read -r -t $t x; e=$?
                  if ((e == 0)); then echo "@ $x NOW"; elif ((e < 128 && BASH_VERSINFO[0] > 3)); then exit; fi
                done
                """.replace("MOUNT", inventory.disk().mountPoint())
                .replace("STATUS", inventory.disk().status())
                .replace("SERVICE", inventory.service())
                .replace("GUESTS", guests)
                .replace("VEINFO", VEINFO)
                .replace("PIDFILE", inventory.manager().on(node).pidFile())
                .replace("PERIOD", seconds)
                .replace(
                        "SECONDS",
                        Long.toString(Math.max(1, inventory.probes().state().toSeconds())))
                .replace("NOW", StreamProbe.NOW);
        return "exec bash -c '" + script.replace("'", "'\\''") + "'";
    }

    @Override
    public void line(String line, StreamProbe.Context context) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            return;
        }
        boots.seen(m.group(2), node);
        SortedSet<GuestName> guests = new TreeSet<>();
        for (String name : m.group(8).split(",")) {
            if (!name.isEmpty()) {
                guests.add(new GuestName(name));
            }
        }
        context.add(new Event.NodeSample(
                context.at(m.group(1)),
                node,
                m.group(2),
                m.group(3).equals("1"),
                m.group(4).equals("1"),
                guests,
                m.group(5).equals("1"),
                m.group(6),
                m.group(7).isEmpty() ? 0 : Long.parseLong(m.group(7)),
                drbd(m.group(9))));
    }

    private static Optional<Event.DrbdState> drbd(String text) {
        return DrbdStatusParser.line(text.replace('|', ' '))
                .map(DrbdStatus::inWordsOf8)
                .map(StateReader::state);
    }

    private static Event.DrbdState state(DrbdStatus s) {
        return new Event.DrbdState(
                s.connection().word(),
                s.role().word(),
                s.peerRole().word(),
                s.disk().word(),
                s.peerDisk().word(),
                s.resyncPercent());
    }
}
