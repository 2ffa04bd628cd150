package org.hadrill.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Tests that need programs which not every machine has. Where they are missing the tests are not run, and {@link NotRunListener}
 * says so at the end; where {@code HADRILL_REQUIRE_LABS} names the need they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Requires.Condition.class)
public @interface Requires {
    Need value();

    /** Decides before the class is touched. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Need need = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Requires.class)
                    .orElseThrow()
                    .value();
            Optional<String> missing = need.missing();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled(need.word() + " is there");
            }
            List<String> required = List.of(
                    System.getenv().getOrDefault("HADRILL_REQUIRE_LABS", "").split("[, ]+"));
            if (required.contains(need.word())) {
                throw new IllegalStateException("HADRILL_REQUIRE_LABS names " + need.word() + ", but " + missing.get());
            }
            return ConditionEvaluationResult.disabled(missing.get());
        }
    }
}
