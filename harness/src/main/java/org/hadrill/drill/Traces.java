package org.hadrill.drill;

import java.util.Optional;

/** What a drill could leave behind that no probe watches. Called on the drill's thread; may block for seconds. */
public interface Traces {
    /** Looks at the healthy cluster before anything is broken; what was seen first in a run counts. */
    void remember() throws InterruptedException;

    /** What is not as it was, as a sentence for people; empty where all is. */
    Optional<String> left() throws InterruptedException;

    /** For a cluster that is made anew for each drill: nothing can be left of it. */
    Traces NONE = new Traces() {
        @Override
        public void remember() {}

        @Override
        public Optional<String> left() {
            return Optional.empty();
        }
    };
}
