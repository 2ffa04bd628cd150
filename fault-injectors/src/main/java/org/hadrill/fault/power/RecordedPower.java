package org.hadrill.fault.power;

import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;

/** A power switch whose readings go into the recording, and whose failures are a fault's. */
public record RecordedPower(DrillContext drill, NodeName node, PowerControl control) {
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
