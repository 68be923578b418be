package dev.purser.cli.query.offline;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds files: by their path, all below a folder, or by a pattern. */
final class FoundFiles {
    private static final String SPECIAL = "*?[{";

    private FoundFiles() {}

    /**
     * The files, in the order of their names. Empty and hidden ones are left out unless the path names them.
     *
     * @param pattern a path, in which {@code *} and {@code ?} stand for names' parts, {@code **} for folders too,
     *     {@code [ab]} and <code>{a,b}</code> for a choice; {@code ~/} is the user's folder
     * @throws CommandException if there is none
     */
    static List<Path> matching(String pattern) {
        String whole = pattern.startsWith("~/") ? System.getProperty("user.home") + pattern.substring(1) : pattern;
        try {
            Path plain = plain(whole);
            List<Path> found = plain != null && Files.isRegularFile(plain)
                    ? List.of(plain)
                    : plain != null && Files.isDirectory(plain) ? below(plain, path -> true) : matched(whole);
            if (!found.isEmpty()) {
                return found;
            }
        } catch (InvalidPathException | PatternSyntaxException e) {
            throw new CommandException(ExitCode.USAGE, "not a path or a pattern: " + pattern, e.getMessage());
        }
        throw new CommandException(
                ExitCode.NOT_FOUND, "there is no file " + pattern, "Check the path; quote patterns from the shell.");
    }

    private static Path plain(String text) {
        Path path = Path.of(text);
        return Files.exists(path) ? path : null;
    }

    private static List<Path> matched(String pattern) {
        int special = 0;
        while (special < pattern.length() && SPECIAL.indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        if (special == pattern.length()) {
            return List.of();
        }
        int slash = pattern.lastIndexOf('/', special);
        Path folder = Path.of(slash < 0 ? "" : pattern.substring(0, Math.max(1, slash)));
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            return List.of();
        }
        String rest = pattern.substring(slash + 1);
        // Java's ** wants a folder where a shell's may stand for none.
        List<PathMatcher> matchers = Stream.of(rest, rest.replace("**/", ""))
                .distinct()
                .map(one -> FileSystems.getDefault().getPathMatcher("glob:" + one))
                .toList();
        return below(folder, path -> matchers.stream().anyMatch(matcher -> matcher.matches(path)));
    }

    private static List<Path> below(Path folder, PathMatcher wanted) {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> shown(folder.relativize(file)) && wanted.matches(folder.relativize(file)))
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
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
