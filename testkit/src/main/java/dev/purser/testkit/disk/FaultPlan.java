package dev.purser.testkit.disk;

import java.util.function.Predicate;

/** Decides at each step whether it goes wrong. Called under the disk's lock: must be quick and touch no file. */
@FunctionalInterface
public interface FaultPlan {
    /** What happens at this step. */
    Fault at(Step step);

    /** Everything works. */
    static FaultPlan none() {
        return step -> Fault.NONE;
    }

    /** The {@code n}-th step of that kind (from 1) goes wrong, the others do not. */
    static FaultPlan at(Step.Kind kind, long n, Fault fault) {
        return step -> step.kind() == kind && step.ofKind() == n ? fault : Fault.NONE;
    }

    /** From the {@code n}-th step of that kind on, all of that kind go wrong. */
    static FaultPlan from(Step.Kind kind, long n, Fault fault) {
        return step -> step.kind() == kind && step.ofKind() >= n ? fault : Fault.NONE;
    }

    /** The {@code n}-th changing step (from 1), whatever it is, goes wrong. */
    static FaultPlan atStep(long n, Fault fault) {
        return step -> step.kind() != Step.Kind.READ && step.number() == n ? fault : Fault.NONE;
    }

    /** The power is cut in the {@code n}-th changing step. */
    static FaultPlan cutAt(long n) {
        return atStep(n, Fault.CUT);
    }

    /** The same plan for some paths only; the counting stays that of the whole disk. */
    default FaultPlan where(Predicate<String> path) {
        return step -> path.test(step.path().toString()) ? at(step) : Fault.NONE;
    }

    /** This plan, and where it lets a step pass, the other. */
    default FaultPlan or(FaultPlan other) {
        return step -> {
            Fault fault = at(step);
            return fault == Fault.NONE ? other.at(step) : fault;
        };
    }
}
