package org.hadrill.interlock;

import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.fault.FaultException;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;

/** A power switch that asks before it cuts. */
public record GuardedPower(NodeName node, PowerControl control, Interlock interlock) implements PowerControl {
    @Override
    public boolean isOn() throws RemoteException, InterruptedException {
        return control.isOn();
    }

    @Override
    public Optional<String> systemGuid() throws InterruptedException {
        return control.systemGuid();
    }

    @Override
    public void off() throws RemoteException, InterruptedException {
        try {
            interlock.beforePowerCut(node);
        } catch (FaultException refused) {
            throw new RemoteException("bmc-" + node, String.valueOf(refused.getMessage()), refused);
        }
        control.off();
    }

    @Override
    public void on() throws RemoteException, InterruptedException {
        control.on();
    }

    @Override
    public String describe(String action) {
        return control.describe(action);
    }

    @Override
    public void close() {
        control.close();
    }
}
