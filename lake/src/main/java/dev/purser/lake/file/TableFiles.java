package dev.purser.lake.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the manifest says of a table.
 *
 * @param position rows of events with lower numbers are in files; of a table that is not made of events, 0
 * @param files what queries see
 * @param rebuild what is being made in their place
 */
public record TableFiles(long position, List<LakeFile> files, Optional<Rebuild> rebuild) {
    public TableFiles {
        files = List.copyOf(files);
    }

    /**
     * A rebuild: the rows of all events between two numbers are made again.
     *
     * @param from the journal's first event when it began: rows of older events are kept as they are
     * @param below files whose rows begin at or after it are kept
     * @param position rows of events with lower numbers are made
     * @param erasures numbers of erasures that are to be heeded, whether the journal has carried them out or not
     * @param files what is made; queries do not see it yet
     */
    public record Rebuild(long from, long below, long position, List<Long> erasures, List<LakeFile> files) {
        public Rebuild {
            erasures = List.copyOf(erasures);
            files = List.copyOf(files);
        }

        /** One that has not made anything yet. */
        public static Rebuild begin(long from, long below, List<Long> erasures) {
            return new Rebuild(from, below, from, erasures, List.of());
        }

        /** The same with more that is made. */
        public Rebuild with(long reached, List<LakeFile> more) {
            List<LakeFile> all = new ArrayList<>(files);
            all.addAll(more);
            return new Rebuild(from, below, reached, erasures, all);
        }
    }

    /** The same with further files. */
    public TableFiles with(List<LakeFile> more) {
        List<LakeFile> all = new ArrayList<>(files);
        all.addAll(more);
        return new TableFiles(position, all, rebuild);
    }

    /** The same without some files. */
    public TableFiles without(List<LakeFile> some) {
        return new TableFiles(
                position, files.stream().filter(file -> !some.contains(file)).toList(), rebuild);
    }

    public TableFiles at(long other) {
        return new TableFiles(other, files, rebuild);
    }

    public TableFiles rebuilding(Optional<Rebuild> other) {
        return new TableFiles(position, files, other);
    }

    /** Files that are seen and files that are being made. */
    public List<LakeFile> all() {
        List<LakeFile> all = new ArrayList<>(files);
        rebuild.ifPresent(running -> all.addAll(running.files()));
        return all;
    }
}
