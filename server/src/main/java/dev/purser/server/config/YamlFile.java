package dev.purser.server.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a YAML file into assignments: nested names are joined by dots, a list's members by commas.
 *
 * <p>Only the file's nodes are read, no object is ever made from a tag. Size, depth and aliases are bounded, so no file
 * can make the start slow or large.
 */
final class YamlFile {
    static final int MAX_BYTES = 256 << 10;

    private static final int MAX_DEPTH = 8;

    private final String name;
    private final Consumer<Problem> problems;
    private final List<Assignment> found = new ArrayList<>();
    private final Map<String, Where> seen = new HashMap<>();

    private YamlFile(String name, Consumer<Problem> problems) {
        this.name = name;
        this.problems = problems;
    }

    /** The assignments of a file; what cannot be read is reported and left out. */
    static List<Assignment> read(Path file, Consumer<Problem> problems) {
        YamlFile reading = new YamlFile(file.toString(), problems);
        try (InputStream in = Files.newInputStream(file)) {
            reading.parse(in.readNBytes(MAX_BYTES + 1));
        } catch (NoSuchFileException e) {
            reading.report(1, "there is no such file", "name one that exists, or leave it out");
        } catch (IOException e) {
            reading.report(1, "the file cannot be read", "make it a file that the program's user may read");
        }
        return List.copyOf(reading.found);
    }

    /** The assignments in the bytes of a file of that name. */
    static List<Assignment> parse(String name, byte[] bytes, Consumer<Problem> problems) {
        YamlFile reading = new YamlFile(name, problems);
        reading.parse(bytes);
        return List.copyOf(reading.found);
    }

    private void parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            report(1, "the file is larger than " + (MAX_BYTES >> 10) + " KiB", "name a configuration file");
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Node root = new Yaml(new SafeConstructor(limits())).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                flatten("", mapping);
            } else if (root != null && !isNothing(root)) {
                report(line(root), "the file is no mapping of names to values", "write lines of the form name: value");
            }
        } catch (CharacterCodingException e) {
            report(1, "the file is no UTF-8 text", "store it as UTF-8");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            report(line, "the file is no YAML: " + e.getProblem(), "correct the line, or the one before it");
        } catch (YAMLException e) {
            report(
                    1,
                    "the file is no YAML that is taken here",
                    "remove aliases, deep nesting and unprintable characters");
        }
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setMaxAliasesForCollections(0);
        limits.setCodePointLimit(MAX_BYTES);
        limits.setAllowRecursiveKeys(false);
        return limits;
    }

    private void flatten(String prefix, MappingNode mapping) {
        for (NodeTuple pair : mapping.getValue()) {
            if (!(pair.getKeyNode() instanceof ScalarNode key) || key.getValue().isBlank()) {
                report(line(pair.getKeyNode()), "a name must be a plain text", "write lines of the form name: value");
                continue;
            }
            value(prefix + key.getValue(), line(key), pair.getValueNode());
        }
    }

    private void value(String path, int line, Node node) {
        switch (node) {
            case MappingNode mapping -> flatten(path + ".", mapping);
            case ScalarNode scalar
            when isNothing(scalar) -> report(line, path + " has no value", "write one, or remove the line");
            case ScalarNode scalar -> add(path, scalar.getValue(), false, line);
            case SequenceNode sequence -> sequence(path, line, sequence);
            default -> report(line, path + " has a value of an unknown kind", "write a text or a list of texts");
        }
    }

    private void sequence(String path, int line, SequenceNode sequence) {
        List<String> members = new ArrayList<>();
        for (Node member : sequence.getValue()) {
            if (!(member instanceof ScalarNode scalar) || isNothing(scalar)) {
                report(line(member), path + " has a member that is no text", "write a list of plain texts");
                return;
            }
            members.add(scalar.getValue());
        }
        add(path, String.join(",", members), true, line);
    }

    private void add(String path, String text, boolean list, int line) {
        Where where = Where.file(name, line);
        Where first = seen.putIfAbsent(path, where);
        if (first == null) {
            found.add(new Assignment(path, text, list, where));
        } else {
            report(line, path + " was set before, at " + first, "keep one of the two");
        }
    }

    private static boolean isNothing(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    private void report(int line, String what, String advice) {
        problems.accept(new Problem(Where.file(name, line), what, advice));
    }
}
