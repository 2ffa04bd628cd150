package org.hadrill.controller.config;

import java.util.Optional;
import org.hadrill.cluster.NodeName;

/** The three files of node m1 as the article about the reference cluster prints them, its capital {@code Logfacility} included. */
final class ArticleFiles {
    static final NodeName M1 = new NodeName("m1.mydomain.com");
    static final NodeName M2 = new NodeName("m2.mydomain.com");

    static final String HA_CF = """
            Logfacility local0
            ucast eth2 192.168.200.2
            auto_failback on
            node m1.mydomain.com m2.mydomain.com
            """;

    static final String AUTHKEYS = """
            auth 1
            1 sha1 c2f4e1d0
            """;

    static final String HARESOURCES = "m1.mydomain.com drbddisk Filesystem::/dev/drbd0::/d0::ext3 vz\n";

    private ArticleFiles() {}

    static Reading read() {
        return HaDirectory.of("m1", HA_CF, AUTHKEYS, HARESOURCES, Optional.of(M1));
    }

    static ClusterFiles files(String origin, String haCf, String authKeys, String haResources) {
        Reading reading = HaDirectory.of(origin, haCf, authKeys, haResources, Optional.empty());
        if (reading instanceof Reading.Usable usable) {
            return usable.files();
        }
        throw new AssertionError(reading.findings().toString());
    }
}
