package org.hadrill.fault.power;

import java.time.Duration;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Proof;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;

/** A power switch whose readings go into the recording, and whose failures are a fault's. */
public record RecordedPower(DrillContext drill, NodeName node, PowerControl control) {
    /** Longest time from the command off until the BMC reads it back. */
    static final Duration OFF_LIMIT = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(100);

    public static RecordedPower of(DrillContext drill, NodeName node) {
        return new RecordedPower(drill, node, drill.site().power(node));
    }

    public boolean isOn() throws FaultException, InterruptedException {
        try {
            boolean on = control.isOn();
            drill.events().power(node, on);
            return on;
        } catch (RemoteException e) {
            throw new FaultException(e);
        }
    }

    public void off() throws FaultException, InterruptedException {
        try {
            control.off();
        } catch (RemoteException e) {
            throw new FaultException(e);
        }
    }

    /**
     * Asks until it reads off.
     *
     * @param command when off was commanded, on the run's axis
     * @return a proof that says so, or that it still reads on after {@link #OFF_LIMIT}
     */
    public Proof awaitOff(Duration command) throws FaultException, InterruptedException {
        Duration end = command.plus(OFF_LIMIT);
        while (isOn()) {
            if (drill.now().compareTo(end) > 0) {
                return Proof.no(
                        "the BMC of " + node + " still says on " + OFF_LIMIT.toSeconds() + " s after the command off");
            }
            drill.time().sleep(POLL);
        }
        return Proof.yes("the BMC of " + node + " says off");
    }

    public void on() throws FaultException, InterruptedException {
        try {
            control.on();
        } catch (RemoteException e) {
            throw new FaultException(e);
        }
    }

    public String describe(String action) {
        return control.describe(action);
    }
}
