package dev.purser.testkit.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.purser.testkit.process.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes layers from Debian packages, or, where none can be had, from files of the running system. */
public final class RootFileSystem {
    private static final Path ARCHIVES = Path.of("/var/cache/apt/archives");
    private static final List<String> SYSTEM =
            List.of("/etc/os-release", "/etc/services", "/etc/protocols", "/usr/bin/env", "/usr/share/common-licenses");

    private RootFileSystem() {}

    /** An image that can be run: a shell with its tools, network names, and a file on top. */
    public static List<Layer> busybox(Path work) throws IOException, InterruptedException {
        return List.of(
                ofPackage("busybox-static", work),
                ofPackage("netbase", work),
                Layer.of(List.of(
                        new TarEntry.Folder("srv", 0755),
                        new TarEntry.File("srv/index.html", 0644, "<h1>Purser</h1>\n".getBytes(UTF_8)),
                        new TarEntry.Link("srv/home", "index.html"))));
    }

    /**
     * A layer with the files of one Debian package.
     *
     * @param work a folder for what is unpacked
     */
    public static Layer ofPackage(String name, Path work) throws IOException, InterruptedException {
        Path tree = Files.createDirectories(work.resolve(name));
        Optional<Path> archive = archive(name, work);
        if (archive.isPresent()) {
            Tools.run("dpkg-deb", "-x", archive.get().toString(), tree.toString())
                    .orFail();
            return Layer.tree(tree);
        }
        System.err.println("no Debian package " + name + " can be had: the layer is made of files of this system");
        return fromSystem(name);
    }

    private static Optional<Path> archive(String name, Path work) throws IOException, InterruptedException {
        if (Tools.lookUp("dpkg-deb").isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> kept = in(ARCHIVES, name);
        if (kept.isPresent()) {
            return kept;
        }
        if (Tools.lookUp("apt-get").isPresent()) {
            Tools.run(
                    work,
                    Map.of(),
                    List.of(
                            "apt-get",
                            "-q",
                            "-o",
                            "Acquire::http::Timeout=10",
                            "-o",
                            "Acquire::Retries=0",
                            "download",
                            name));
        }
        return in(work, name);
    }

    private static Optional<Path> in(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + "_")
                            && file.toString().endsWith(".deb"))
                    .sorted()
                    .findFirst();
        }
    }

    private static Layer fromSystem(String name) throws IOException {
        List<TarEntry> entries = new ArrayList<>();
        entries.add(new TarEntry.File("layer-of", 0644, name.getBytes(UTF_8)));
        for (String each : SYSTEM) {
            Path path = Path.of(each);
            if (!Files.exists(path)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(path.toRealPath())) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    entries.add(new TarEntry.File(file.toString().substring(1), 0755, Files.readAllBytes(file)));
                }
            }
        }
        return Layer.of(entries);
    }
}
