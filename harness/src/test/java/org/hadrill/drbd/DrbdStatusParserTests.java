package org.hadrill.drbd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.hadrill.drbd.DrbdStatus.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DrbdStatusParserTests {
    /** Lines of the article (0.7), of the VM lab's polls (8.4) and of the manuals. An empty cell is "absent". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", quoteCharacter = '"', textBlock = """
                    0: cs:Connected st:Secondary/Secondary ld:Inconsistent | CONNECTED | SECONDARY | SECONDARY | INCONSISTENT | NOT_SHOWN | | |
                    0: cs:Connected st:Primary/Secondary ld:Consistent | CONNECTED | PRIMARY | SECONDARY | CONSISTENT | NOT_SHOWN | | |
                    0: cs:Connected st:Secondary/Primary ld:Consistent | CONNECTED | SECONDARY | PRIMARY | CONSISTENT | NOT_SHOWN | | |
                    0: cs:WFConnection st:Primary/Unknown ld:Consistent | WAITING_FOR_CONNECTION | PRIMARY | UNKNOWN | CONSISTENT | NOT_SHOWN | | |
                    0: cs:WFCConnection st:Primary/Unknown ld:Consistent | WAITING_FOR_CONNECTION | PRIMARY | UNKNOWN | CONSISTENT | NOT_SHOWN | | |
                    0: cs:SyncSource st:Primary/Secondary ld:Consistent [>.....] sync'ed: 0.2% (3158696/3160552)K | SYNC_SOURCE | PRIMARY | SECONDARY | CONSISTENT | NOT_SHOWN | 0.2 | 3158696 |
                    0: cs:Unconfigured | UNCONFIGURED | OTHER | OTHER | NOT_SHOWN | NOT_SHOWN | | |
                    0: cs:Connected st:Primary/Secondary ds:UpToDate/UpToDate C r--- | CONNECTED | PRIMARY | SECONDARY | UP_TO_DATE | UP_TO_DATE | | | C
                    0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r----- :f oos:0 | CONNECTED | PRIMARY | SECONDARY | UP_TO_DATE | UP_TO_DATE | | 0 | C
                    0: cs:Connected ro:Secondary/Primary ds:UpToDate/UpToDate B r----- | CONNECTED | SECONDARY | PRIMARY | UP_TO_DATE | UP_TO_DATE | | | B
                    0: cs:WFConnection ro:Secondary/Unknown ds:Outdated/DUnknown C r----- | WAITING_FOR_CONNECTION | SECONDARY | UNKNOWN | OUTDATED | UNKNOWN | | | C
                    0: cs:NetworkFailure ro:Primary/Unknown ds:UpToDate/DUnknown C r----- | NETWORK_FAILURE | PRIMARY | UNKNOWN | UP_TO_DATE | UNKNOWN | | | C
                    0: cs:StandAlone ro:Primary/Unknown ds:UpToDate/DUnknown   r----- :f oos:296 | STAND_ALONE | PRIMARY | UNKNOWN | UP_TO_DATE | UNKNOWN | | 296 |
                    0: cs:StandAlone ro:Secondary/Unknown ds:Consistent/DUnknown   r----- | STAND_ALONE | SECONDARY | UNKNOWN | CONSISTENT | UNKNOWN | | |
                    0: cs:WFSyncUUID ro:Secondary/Primary ds:Outdated/UpToDate C r----- | WAITING_FOR_SYNC_UUID | SECONDARY | PRIMARY | OUTDATED | UP_TO_DATE | | | C
                    0: cs:SyncTarget ro:Secondary/Primary ds:Inconsistent/UpToDate C r----- oos:8240 [=>] sync'ed: 63.9% (8240/22532)K | SYNC_TARGET | SECONDARY | PRIMARY | INCONSISTENT | UP_TO_DATE | 63.9 | 8240 | C
                    0: cs:SyncSource ro:Primary/Secondary ds:UpToDate/Inconsistent C r----- [=>] sync'ed: 12% (7168/8192)M | SYNC_SOURCE | PRIMARY | SECONDARY | UP_TO_DATE | INCONSISTENT | 12 | 7340032 | C
                    0: cs:Sparkling ro:Queen/Secondary ds:Fresh/UpToDate C r----- | OTHER | OTHER | SECONDARY | OTHER | UP_TO_DATE | | | C
                    """)
    void readsALine(
            String line,
            ConnectionState connection,
            Role role,
            Role peerRole,
            DiskState disk,
            DiskState peerDisk,
            Double percent,
            Long outOfSync,
            Protocol protocol) {
        assertThat(DrbdStatusParser.line(line))
                .contains(new DrbdStatus(
                        0,
                        connection,
                        role,
                        peerRole,
                        disk,
                        peerDisk,
                        false,
                        Optional.ofNullable(percent),
                        Optional.ofNullable(outOfSync),
                        Optional.ofNullable(protocol),
                        line));
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.class)
    void hasAWordForEveryConnectionState(ConnectionState state) {
        assertThat(state.word()).isNotEmpty();
    }

    @Test
    void seesFrozenInputAndOutput() {
        String line = " 0: cs:WFConnection ro:Primary/Unknown ds:UpToDate/DUnknown C s-----";

        assertThat(DrbdStatusParser.line(line))
                .hasValueSatisfying(s -> assertThat(s.suspended()).isTrue());
    }

    @Test
    void readsSeveralMinorsAndTheVersionOfDrbd07() throws IOException {
        DrbdReport report = DrbdStatusParser.procDrbd(recorded("0.7-service-drbd-status.txt"));

        assertThat(report.version()).contains("0.7.21");
        assertThat(report.devices()).extracting(DrbdStatus::minor).containsExactly(0, 1);
        assertThat(report.device(0)).hasValueSatisfying(s -> {
            assertThat(s.connection()).isEqualTo(ConnectionState.SYNC_SOURCE);
            assertThat(s.resyncPercent()).contains(0.2);
            assertThat(s.outOfSyncKib()).contains(3158696L);
        });
        assertThat(report.device(1))
                .hasValueSatisfying(s -> assertThat(s.connection()).isEqualTo(ConnectionState.UNCONFIGURED));
    }

    @ParameterizedTest
    @CsvSource({
        "8.4-fresh.txt, CONNECTED, SECONDARY, INCONSISTENT, 65496, ",
        "8.4-sync-source.txt, SYNC_SOURCE, PRIMARY, UP_TO_DATE, 12292, 50.0",
        "8.4-m1-connected.txt, CONNECTED, SECONDARY, UP_TO_DATE, 0, ",
        "8.4-peer-lost.txt, WAITING_FOR_CONNECTION, PRIMARY, UP_TO_DATE, 8240, ",
        "8.4-stand-alone-state.txt, STAND_ALONE, PRIMARY, UP_TO_DATE, 296, ",
    })
    void readsRecordedProcDrbd(
            String file, ConnectionState connection, Role role, DiskState disk, long outOfSync, Double percent)
            throws IOException {
        DrbdReport report = DrbdStatusParser.procDrbd(recorded(file));

        assertThat(report.version()).contains("8.4.11");
        assertThat(report.devices()).singleElement().satisfies(s -> {
            assertThat(s.connection()).isEqualTo(connection);
            assertThat(s.role()).isEqualTo(role);
            assertThat(s.disk()).isEqualTo(disk);
            assertThat(s.outOfSyncKib()).contains(outOfSync);
            assertThat(s.resyncPercent()).isEqualTo(Optional.ofNullable(percent));
        });
    }

    @Test
    void findsNothingWhereTheModuleIsNotLoaded() {
        assertThat(DrbdStatusParser.procDrbd("")).isEqualTo(new DrbdReport(Optional.empty(), java.util.List.of()));
        assertThat(DrbdStatusParser.line("cat: /proc/drbd: No such file or directory"))
                .isEmpty();
    }

    @Test
    void findsAVersionButNoDeviceInProcDrbdOfDrbd9() {
        DrbdReport report =
                DrbdStatusParser.procDrbd("version: 9.2.4 (api:2/proto:86-121)\nTransports (api:19): tcp\n");

        assertThat(report.version()).contains("9.2.4");
        assertThat(report.devices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r-----, true",
        "0: cs:Connected st:Primary/Secondary ld:Consistent, true",
        "0: cs:Connected st:Primary/Secondary ld:Inconsistent, false",
        "0: cs:Connected ro:Primary/Secondary ds:UpToDate/Inconsistent C r-----, false",
        "0: cs:WFConnection ro:Primary/Unknown ds:UpToDate/Outdated C r-----, false",
        "0: cs:SyncSource ro:Primary/Secondary ds:UpToDate/Inconsistent C r-----, false",
        "0: cs:StandAlone ro:Secondary/Unknown ds:Consistent/DUnknown r-----, false",
    })
    void isRedundantOnlyWhenEitherNodeCouldTakeOver(String line, boolean redundant) {
        assertThat(DrbdStatusParser.line(line).map(DrbdStatus::redundant)).contains(redundant);
    }

    static String recorded(String file) throws IOException {
        try (InputStream in = DrbdStatusParserTests.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0: cs:Connected st:Primary/Secondary ld:Consistent, UpToDate/UpToDate",
        "0: cs:Connected st:Secondary/Secondary ld:Inconsistent, Inconsistent/Inconsistent",
        "0: cs:WFConnection st:Primary/Unknown ld:Consistent, UpToDate/DUnknown",
        "0: cs:SyncSource st:Primary/Secondary ld:Consistent, UpToDate/Inconsistent",
        "0: cs:SyncTarget st:Secondary/Primary ld:Inconsistent, Inconsistent/UpToDate",
        "0: cs:Connected ro:Primary/Secondary ds:UpToDate/Outdated C r----, UpToDate/Outdated"
    })
    void saysInWordsOf8WhatItMeans(String line, String disks) {
        DrbdStatus status = DrbdStatusParser.line(line).orElseThrow().inWordsOf8();

        assertThat(status.disk().word() + "/" + status.peerDisk().word()).isEqualTo(disks);
    }
}
