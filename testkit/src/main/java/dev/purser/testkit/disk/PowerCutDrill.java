package dev.purser.testkit.disk;

import java.util.function.Supplier;

/**
 * Cuts the power in every step of a workload, one run for each, and has what is found after each cut checked.
 *
 * <pre>{@code
 * PowerCutDrill.everyStep(8, ArrayList::new, (disk, answered) -> ..., (found, answered) -> ...);
 * }</pre>
 */
public final class PowerCutDrill {
    private static final long MOST_STEPS = 100_000;

    /** What is done on the disk, telling the ledger what was answered. Must do the same in each run. */
    @FunctionalInterface
    public interface Workload<L> {
        void run(PowerCutFileSystem disk, L answered) throws Exception;
    }

    /** Starts on what was found and proves that what was answered is there; throws if not. */
    @FunctionalInterface
    public interface Check<L> {
        void found(PowerCutFileSystem disk, L answered) throws Exception;
    }

    private PowerCutDrill() {}

    /**
     * @param seeds how many outcomes of each cut are checked: the first loses everything unsynced, the second nothing
     * @param ledger makes the ledger of one run
     * @return how many cuts were made
     * @throws AssertionError if a check fails, naming the step and the seed
     */
    public static <L> long everyStep(int seeds, Supplier<L> ledger, Workload<L> workload, Check<L> check)
            throws Exception {
        for (long step = 1; step < MOST_STEPS; step++) {
            for (long seed = 0; seed < seeds; seed++) {
                PowerCutFileSystem disk = PowerCutFileSystem.create();
                disk.plan(FaultPlan.cutAt(step));
                L answered = ledger.get();
                boolean finished = finishes(disk, workload, answered);
                if (finished && disk.steps() < step) {
                    return step - 1;
                }
                try {
                    check.found(disk.powerCut(seed), answered);
                } catch (Exception | AssertionError failed) {
                    throw new AssertionError("power cut in step " + step + ", seed " + seed + ": " + failed, failed);
                }
            }
        }
        throw new AssertionError("the workload does not come to an end");
    }

    private static <L> boolean finishes(PowerCutFileSystem disk, Workload<L> workload, L answered) throws Exception {
        try {
            workload.run(disk, answered);
            return true;
        } catch (Exception failed) {
            if (!disk.dead()) {
                throw failed;
            }
            return false;
        }
    }
}
