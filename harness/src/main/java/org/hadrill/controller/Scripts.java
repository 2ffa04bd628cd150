package org.hadrill.controller;

import java.util.List;
import org.hadrill.controller.Action.Verb;
import org.hadrill.controller.config.Resource;

/** The scripts of one group: one at a time, each with its token, so that a late answer to an old question is passed over. */
final class Scripts {
    private final List<Resource> resources;
    private final Outbox out;
    private long running;
    private int index;
    private Verb verb = Verb.STATUS;

    Scripts(List<Resource> resources, Outbox out) {
        this.resources = resources;
        this.out = out;
    }

    int count() {
        return resources.size();
    }

    int last() {
        return resources.size() - 1;
    }

    void run(int which, Verb what) {
        index = which;
        verb = what;
        running = out.token();
        out.add(new Action.Run(running, resources.get(which), what));
    }

    /** Whether the answer is that of the script that we wait for; then we wait no more. */
    boolean takes(Input.ScriptEnded end) {
        if (running == 0 || end.token() != running) {
            return false;
        }
        running = 0;
        return true;
    }

    /** We no longer care how the running script ends. */
    void forget() {
        running = 0;
    }

    boolean busy() {
        return running != 0;
    }

    int index() {
        return index;
    }

    Verb verb() {
        return verb;
    }

    Resource resource() {
        return resources.get(index);
    }
}
