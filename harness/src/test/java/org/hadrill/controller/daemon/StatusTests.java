package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusTests {
    @Test
    void peopleReadIt() {
        assertThat(StatusText.of(ScriptedCore.STATUS)).isEqualTo("""
                m1: controller runs since 61.5 s; peer m2 is alive
                link   eth0     DOWN  never heard
                link   eth2     up    heard 0.1 s ago
                group  drbddisk::r0: held here, released on m2; preferred m1
                dropped datagrams: forged 3
                  0.100 s INFO: said "so"\t\\
                """);
    }

    @Test
    void itsJsonIsRead() {
        JsonNode json = JsonMapper.shared().readTree(StatusJson.of(ScriptedCore.STATUS));
        assertThat(json.at("/self").stringValue()).isEqualTo("m1");
        assertThat(json.at("/peerState").stringValue()).isEqualTo("ALIVE");
        assertThat(json.at("/uptimeMs").longValue()).isEqualTo(61_500);
        assertThat(json.at("/links/eth2/up").booleanValue()).isTrue();
        assertThat(json.at("/links/eth2/lastHeardMs").longValue()).isEqualTo(61_400);
        assertThat(json.at("/links/eth0/lastHeardMs").isNull()).isTrue();
        assertThat(json.at("/groups/0/here").stringValue()).isEqualTo("HELD");
        assertThat(json.at("/groups/0/there").stringValue()).isEqualTo("RELEASED");
        assertThat(json.at("/dropped/forged").longValue()).isEqualTo(3);
        assertThat(json.at("/events/0").stringValue()).isEqualTo("0.100 s INFO: said \"so\"\t\\");
    }
}
