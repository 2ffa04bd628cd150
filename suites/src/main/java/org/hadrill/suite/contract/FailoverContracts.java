package org.hadrill.suite.contract;

/** All promises of a two-node cluster; a scenario implements this, and so cannot forget one. */
public interface FailoverContracts
        extends FaultIsProven,
                DiskMoved,
                DiskMountedOnce,
                VzRestarted,
                GuestsRunning,
                RouterAddressKept,
                AddressAnnounced,
                OneOwner,
                OnePrimary,
                FailbackUpToDate,
                PingsRecovered,
                NoFlapping,
                NoAcknowledgedWriteLost,
                NoUnexpectedReset,
                RedundancyRestored,
                Settled {}
