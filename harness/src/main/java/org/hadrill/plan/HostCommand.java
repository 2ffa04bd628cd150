package org.hadrill.plan;

/** A command line on a host; for a power switch the host is {@code bmc-NODE}, and the program runs on this machine. */
public record HostCommand(String host, String command) {}
