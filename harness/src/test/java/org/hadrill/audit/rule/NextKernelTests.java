package org.hadrill.audit.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.cluster.NodeName;
import org.junit.jupiter.api.Test;

class NextKernelTests {
    @Test
    void grubBootsItsFirstEntryUnlessSaidOtherwise() throws Exception {
        NextKernel next = NextKernel.of(node("/boot/grub/grub.cfg", """
                if [ "${next_entry}" ] ; then
                   set default="${next_entry}"
                else
                   set default="0"
                fi
                menuentry 'Debian GNU/Linux' --class debian {
                	linux	/boot/vmlinuz-6.1.0-56-amd64 root=UUID=1 ro quiet
                }
                menuentry 'Debian GNU/Linux, with Linux 6.1.0-47-amd64' {
                	linux	/boot/vmlinuz-6.1.0-47-amd64 root=UUID=1 ro quiet
                }
                """));

        assertThat(next.release()).isEqualTo("6.1.0-56-amd64");
        assertThat(next.evidence()).startsWith("/boot/grub/grub.cfg:7: linux");
    }

    @Test
    void aChoiceThatGrubKeepsElsewhereIsNotGuessed() {
        assertThatThrownBy(() -> NextKernel.of(node("/boot/grub/grub.cfg", "set default=\"${saved_entry}\"\n")))
                .isInstanceOf(MissingFactException.class)
                .hasMessageContaining("saved_entry");
    }

    @Test
    void liloBootsTheImageWithTheDefaultLabelByWayOfItsLink() throws Exception {
        NodeFacts node = NodeFacts.parse(new NodeName("m1"), """
                === file /etc/lilo.conf
                |default=ovz
                |image=/boot/vmlinuz-2.6.18-std
                |	label=linux
                |image=/boot/vmlinuz
                |	label=ovz
                === end 0
                === run readlink /vmlinuz /boot/vmlinuz
                |vmlinuz-2.6.16-ovz-smp-alt7
                === end 1
                === done
                """);

        assertThat(NextKernel.of(node).release()).isEqualTo("2.6.16-ovz-smp-alt7");
    }

    private static NodeFacts node(String path, String text) {
        String body = text.lines().map(l -> "|" + l + "\n").reduce("", String::concat);
        return NodeFacts.parse(new NodeName("m1"), "=== file " + path + "\n" + body + "=== end 0\n=== done\n");
    }
}
