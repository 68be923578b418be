package dev.purser.cli.convert;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files to read, in the order of their names.
 *
 * @param files each with its name relative to what was given
 * @param fromFolder true if a folder was among what was given
 */
record InputFiles(List<InputFile> files, boolean fromFolder) {
    /**
     * One file.
     *
     * @param path where it is
     * @param name below the folder that was given, or the file's own name
     */
    record InputFile(Path path, Path name) {}

    static InputFiles of(List<Path> given) {
        List<InputFile> files = new ArrayList<>();
        boolean folder = false;
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                folder = true;
                files.addAll(below(path));
            } else if (Files.isRegularFile(path)) {
                files.add(new InputFile(path, path.getFileName()));
            } else {
                throw new CommandException(ExitCode.NOT_FOUND, "there is no file or folder " + path, "Check the path.");
            }
        }
        return new InputFiles(files, folder);
    }

    /** Files that hold nothing are left out: clouds leave such markers in their buckets. Hidden ones too. */
    private static List<InputFile> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> shown(folder.relativize(file)))
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .map(file -> new InputFile(file, folder.relativize(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean shown(Path name) {
        for (Path part : name) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }
}
