package org.hadrill.cli;

/** Defects that can be planted in the lab or in what we know of it. Written as on the command line. */
enum Plant {
    /** The BMC of the preferred node answers "off" and leaves the machine running. */
    BMC_LIES("bmc-lies"),
    /** The BMC of the preferred node does not answer. */
    BMC_SILENT("bmc-silent"),
    /** We have a wrong password for the BMCs. */
    WRONG_BMC_PASSWORD("wrong-bmc-password"),
    /** The preferred node has another ssh host key than we know. */
    UNKNOWN_HOST_KEY("unknown-host-key"),
    /** The observer loses its power in the middle of a drill. */
    OBSERVER_DIES("observer-dies");

    private final String word;

    Plant(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
