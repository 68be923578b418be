package dev.purser.lake;

import dev.purser.lake.file.LakeDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A disk whose steps fail as a test decides, before or after they were done. */
final class FaultyDisk extends LakeDisk {
    /** What becomes of a step. */
    enum Fault {
        NONE,
        /** It is not done. */
        BEFORE,
        /** It is done, but fails. */
        AFTER
    }

    private final IntFunction<Fault> faults;
    private final AtomicInteger steps = new AtomicInteger();

    /**
     * @param faults what becomes of the step of that number
     */
    FaultyDisk(IntFunction<Fault> faults) {
        this.faults = faults;
    }

    /** A disk that does nothing more from that step on, as if the program were killed there. */
    static FaultyDisk stoppedAt(int step, Fault how) {
        return new FaultyDisk(at -> at < step ? Fault.NONE : at == step ? how : Fault.BEFORE);
    }

    int steps() {
        return steps.get();
    }

    private interface Step {
        void run() throws IOException;
    }

    private void step(Step step) throws IOException {
        Fault fault = faults.apply(steps.getAndIncrement());
        if (fault != Fault.BEFORE) {
            step.run();
        }
        if (fault != Fault.NONE) {
            throw new IOException("a fault of the test");
        }
    }

    @Override
    public void folders(Path folder) throws IOException {
        step(() -> super.folders(folder));
    }

    @Override
    public void sync(Path file) throws IOException {
        step(() -> super.sync(file));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step(() -> super.move(from, to));
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        step(() -> super.write(file, content));
    }

    @Override
    public void delete(Path file) throws IOException {
        step(() -> super.delete(file));
    }
}
