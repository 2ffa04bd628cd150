package org.hadrill.cli;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Lists, when all tests are through, those that were not run, each with its reason. */
public final class NotRunListener implements TestExecutionListener {
    private final List<String> notRun = new ArrayList<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        notRun.add(test.getDisplayName() + ": " + reason);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!notRun.isEmpty()) {
            System.out.println("Not run:");
            notRun.forEach(line -> System.out.println("  " + line));
        }
    }
}
