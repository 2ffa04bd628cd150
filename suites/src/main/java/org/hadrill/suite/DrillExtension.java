package org.hadrill.suite;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs the drill of a scenario class once, before its contracts, and hands them the judged drill. The run is the one that
 * {@code hadrill run} put into the launcher session; where there is none, as in an IDE, one is opened for the session with
 * the defaults.
 */
final class DrillExtension implements BeforeAllCallback, ParameterResolver {
    static final Namespace NAMESPACE = Namespace.create(DrillExtension.class);
    static final String RUN = "run";
    private static final String DRILL = "drill";

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        FailoverScenario scenario = (FailoverScenario) context.getRequiredTestInstance();
        Drills drills = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .getOrComputeIfAbsent(RUN, key -> new DefaultRun(), Drills.class);
        context.getStore(NAMESPACE).put(DRILL, drills.drill(scenario));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JudgedDrill.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(DRILL, JudgedDrill.class))
                .orElseThrow(() -> new IllegalStateException("the drill of this class has not run"));
    }
}
