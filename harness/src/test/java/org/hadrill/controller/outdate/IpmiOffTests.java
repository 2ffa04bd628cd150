package org.hadrill.controller.outdate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.config.HaCf;
import org.hadrill.controller.config.HaConfig;
import org.hadrill.controller.config.HaConfig.StonithHost;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IpmiOffTests {
    private static final NodeName M1 = new NodeName("m1");
    private static final NodeName M2 = new NodeName("m2");

    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();

    private boolean off(String iface, String script) throws IOException, InterruptedException {
        Path ipmitool = new Programs(folder).write("ipmitool", script);
        StonithHost device = new StonithHost(
                Optional.of(M1), "external/ipmi-off", M2, List.of("192.168.46.122", "ipmiusr", "s3cret", iface));
        return new IpmiOff(ipmitool.toString(), device, new ManualTime(), log::add).offAndReadBack();
    }

    @Test
    void offThatIsReadBackIsConfirmedAndThePasswordStandsInNoCommand() throws IOException, InterruptedException {
        assertThat(off(
                        "lanplus",
                        "case \"$@\" in *status) echo \"Chassis Power is off\";; esac\necho $IPMI_PASSWORD > password"))
                .isTrue();

        Programs programs = new Programs(folder);
        assertThat(programs.text("ipmitool.calls").lines())
                .containsExactly(
                        "-I lanplus -C 3 -N 1 -R 2 -H 192.168.46.122 -U ipmiusr -E chassis power off",
                        "-I lanplus -C 3 -N 1 -R 2 -H 192.168.46.122 -U ipmiusr -E chassis power status");
        assertThat(programs.text("password")).isEqualTo("s3cret");
        assertThat(log).containsExactly("m2 is off (try 1)");
    }

    @Test
    void ipmi15HasNoCipherSuites() throws IOException, InterruptedException {
        assertThat(off("lan", "echo Chassis Power is off")).isTrue();
        assertThat(new Programs(folder).text("ipmitool.calls"))
                .contains("-I lan -N 1")
                .doesNotContain("-C");
    }

    @Test
    void aBmcThatSaysYesAndStaysOnIsNotBelieved() throws IOException, InterruptedException {
        assertThat(
                        off(
                                "lanplus",
                                "case \"$@\" in *off) echo Chassis Power Control: Down/Off;; *) echo Chassis Power is on;; esac"))
                .isFalse();
        assertThat(log).hasSize(IpmiOff.TRIES);
        assertThat(log.get(0))
                .isEqualTo(
                        "m2 is not confirmed off (try 1 of 4): Chassis Power Control: Down/Off; Chassis Power is on");
    }

    @Test
    void aBmcThatNeedsASecondTryGetsIt() throws IOException, InterruptedException {
        assertThat(off("lanplus", """
                case $(wc -l < ipmitool.calls) in 1|2|3) echo "Error: Unable to establish IPMI v2 / RMCP+ session" >&2; exit 1;; esac
                echo Chassis Power is off
                """)).isTrue();
        assertThat(log).hasSize(2).last().isEqualTo("m2 is off (try 2)");
    }

    @Test
    void theDeviceIsTheOneThatThisNodeMayUse() {
        HaConfig config = HaCf.parse("ha.cf", """
                        node m1 m2
                        ucast eth2 192.168.200.2
                        auto_failback on
                        stonith_host m2 external/ipmi-off m1 192.168.46.121 u p lanplus
                        stonith_host * external/ipmi-off m2 192.168.46.122 u p lanplus
                        """.lines().toList(), Optional.empty())
                .value()
                .orElseThrow();

        assertThat(config.stonith(M1, M2).map(d -> d.parameters().get(0))).contains("192.168.46.122");
        assertThat(config.stonith(M2, M1).map(d -> d.parameters().get(0))).contains("192.168.46.121");
        assertThat(config.stonith(M1, M1)).isEmpty();
    }
}
