package org.hadrill.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Collectors;
import org.hadrill.lab.vm.VmLabDoctor;
import org.hadrill.lab.vm.VmLabDoctor.Diagnosis;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that need the VM lab's programs. Where they are missing the tests are not run, and {@link NotRunListener} says so at
 * the end; where {@code HADRILL_REQUIRE_LABS} names {@code vm} they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresVmLab.Condition.class)
public @interface RequiresVmLab {
    /** Decides before the class is touched. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Diagnosis diagnosis = VmLabDoctor.examine(
                    System.getenv().getOrDefault("PATH", ""), "root".equals(System.getProperty("user.name")));
            if (diagnosis.missing().isEmpty()) {
                return ConditionEvaluationResult.enabled("the VM lab can start here");
            }
            String missing = "the vm lab needs "
                    + diagnosis.missing().stream()
                            .map(VmLabDoctor.Program::name)
                            .collect(Collectors.joining(", "))
                    + "; " + diagnosis.installLine();
            List<String> required = List.of(
                    System.getenv().getOrDefault("HADRILL_REQUIRE_LABS", "").split("[, ]+"));
            if (required.contains("vm")) {
                throw new IllegalStateException("HADRILL_REQUIRE_LABS names vm, but " + missing);
            }
            return ConditionEvaluationResult.disabled(missing);
        }
    }
}
