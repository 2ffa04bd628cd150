package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Action;
import org.hadrill.controller.Input;
import org.hadrill.controller.config.HaConfig.StonithHost;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script stands in for ipmitool; its words are those of ipmitool 1.8.19 with a BMC that answers. */
class FencingTests {
    private static final NodeName M1 = new NodeName("m1");
    private static final NodeName M2 = new NodeName("m2");

    @TempDir
    private Path folder;

    private Input.FenceEnded fence(String ipmitool, StonithHost... hosts) throws IOException {
        Path tool = Files.writeString(
                folder.resolve("ipmitool"),
                "#!/bin/sh\necho \"$IPMI_PASSWORD $*\" >>" + folder + "/calls\nfor verb; do :; done\n" + ipmitool);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        List<Input> answers = new ArrayList<>();
        new Fencing(M2, List.of(hosts), tool.toString(), new ManualTime(), Runnable::run, answers::add)
                .fence(new Action.Fence(3, M1));
        assertThat(answers).hasSize(1);
        return (Input.FenceEnded) answers.get(0);
    }

    private static StonithHost host(String by, String target) {
        return new StonithHost(
                Optional.of(by).filter(b -> !b.equals("*")).map(NodeName::new),
                "external/ipmi-off",
                new NodeName(target),
                List.of("192.0.2.121", "admin", "secret", "lanplus"));
    }

    @Test
    void offIsConfirmedByReadingItBackAndThePasswordIsNoArgument() throws IOException {
        Input.FenceEnded end = fence("echo Chassis Power is off", host("m2", "m1"));
        assertThat(end).isEqualTo(new Input.FenceEnded(3, true, "Chassis Power is off"));
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .containsExactly(
                        "secret -I lanplus -C 3 -N 1 -R 3 -H 192.0.2.121 -U admin -E chassis power off",
                        "secret -I lanplus -C 3 -N 1 -R 3 -H 192.0.2.121 -U admin -E chassis power status");
    }

    @Test
    void offIsSaidAgainUntilTheChassisIsOff() throws IOException {
        Input.FenceEnded end = fence(
                "[ $verb = status ] && if [ $(wc -l <" + folder
                        + "/calls) -lt 6 ]; then echo Chassis Power is on; else echo Chassis Power is off; fi",
                host("*", "m1"));
        assertThat(end.confirmed()).isTrue();
        assertThat(Files.readAllLines(folder.resolve("calls"))).hasSize(6);
    }

    @Test
    void aChassisThatStaysOnIsNotConfirmed() throws IOException {
        Input.FenceEnded end = fence("echo Chassis Power is on", host("m2", "m1"));
        assertThat(end.confirmed()).isFalse();
        assertThat(end.evidence()).contains("OFF_LIMIT 30 s").contains("Chassis Power is on");
    }

    @Test
    void anErrorIsNotConfirmedWhateverItPrints() throws IOException {
        Input.FenceEnded end = fence("echo Chassis Power is off; exit 1", host("m2", "m1"));
        assertThat(end.confirmed()).isFalse();
        assertThat(end.evidence()).doesNotContain("secret");
    }

    @Test
    void withoutADeviceOfOursForThatNodeNothingIsTried() throws IOException {
        Input.FenceEnded end = fence("echo Chassis Power is off", host("m1", "m2"), host("m1", "m1"));
        assertThat(end.confirmed()).isFalse();
        assertThat(end.evidence()).isEqualTo("no stonith_host line lets m2 switch m1 off");
        assertThat(folder.resolve("calls")).doesNotExist();
    }
}
