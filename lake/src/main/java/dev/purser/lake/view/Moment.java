package dev.purser.lake.view;

import dev.purser.lake.file.LakeFile;
import dev.purser.lake.file.Manifest;
import dev.purser.lake.file.TableFiles;
import dev.purser.lake.hot.Generation;
import java.util.ArrayList;
import java.util.List;

/**
 * Where rows are: files, and generations in memory. Each row is in exactly one of them. Immutable.
 *
 * @param manifest the files
 * @param hot oldest first; the last one grows
 */
public record Moment(Manifest manifest, List<Generation> hot) {
    public Moment {
        hot = List.copyOf(hot);
    }

    /** A table's files; none of a table that the manifest does not know. */
    public List<LakeFile> files(String table) {
        TableFiles files = manifest.tables().get(table);
        return files == null ? List.of() : files.files();
    }

    public Moment with(Manifest other) {
        return new Moment(other, hot);
    }

    public Moment with(Generation more) {
        List<Generation> all = new ArrayList<>(hot);
        all.add(more);
        return new Moment(manifest, all);
    }

    public Moment without(Generation gone) {
        return new Moment(
                manifest, hot.stream().filter(generation -> generation != gone).toList());
    }
}
