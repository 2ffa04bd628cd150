package org.hadrill.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hadrill.cluster.NodeName;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.fault.UndoJournal.Action;
import org.hadrill.fault.UndoJournal.Entry;

/** Notes which steps were called, and changes the cluster as the test says. */
final class ScriptedInjector implements Injector {
    static final Entry ENTRY = new Entry(Action.POWER_ON, new NodeName("m1"), "", "power of m1 was cut");

    final List<String> calls = new ArrayList<>();

    /** Steps that find nothing, and steps that throw. */
    final List<String> unproven = new ArrayList<>();

    final List<String> broken = new ArrayList<>();
    List<Entry> entries = List.of(ENTRY);
    Supplier<Optional<Proof>> onApproach = Optional::empty;
    Runnable onInject = () -> {};
    Runnable onConfirm = () -> {};
    Runnable onRevert = () -> {};

    /** Open entries in the journal when the fault was injected. */
    int openAtInject;

    private final Path run;

    ScriptedInjector(Path run) {
        this.run = run;
    }

    @Override
    public String describe() {
        return "power of m1 cut";
    }

    @Override
    public Proof check() throws FaultException {
        return proof("check");
    }

    @Override
    public List<Entry> undo() {
        calls.add("undo");
        return entries;
    }

    @Override
    public void arm() throws FaultException {
        called("arm");
    }

    @Override
    public Optional<Proof> approach() {
        return onApproach.get();
    }

    @Override
    public void inject() throws FaultException {
        try {
            openAtInject = UndoJournal.pending(run).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        onInject.run();
        called("inject");
    }

    @Override
    public Proof prove() throws FaultException {
        return proof("prove");
    }

    @Override
    public Proof confirm() throws FaultException {
        onConfirm.run();
        return proof("confirm");
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("kept from undoing");
        }
        onRevert.run();
        called("revert");
    }

    @Override
    public Proof proveReverted() throws FaultException {
        return proof("proveReverted");
    }

    private void called(String step) throws FaultException {
        calls.add(step);
        if (broken.contains(step)) {
            throw new FaultException(step + " failed");
        }
    }

    private Proof proof(String step) throws FaultException {
        called(step);
        return unproven.contains(step) ? Proof.no(step + " saw nothing") : Proof.yes(step + " saw it");
    }
}
