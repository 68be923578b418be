package dev.purser.testkit.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes images as a folder in the OCI image layout, from which clients push them.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image layout</a>
 */
public final class OciLayout {
    private OciLayout() {}

    /**
     * @param folder made if it is missing
     * @param byTag images by the tag that they get in the layout
     * @return the folder
     */
    public static Path write(Path folder, Map<String, Image> byTag) throws IOException {
        Path blobs = Files.createDirectories(folder.resolve("blobs/sha256"));
        List<Object> manifests = new ArrayList<>();
        for (Map.Entry<String, Image> each : byTag.entrySet()) {
            Image image = each.getValue();
            for (Blob blob : Stream.concat(image.allBlobs().stream(), image.allManifests().stream())
                    .toList()) {
                Files.write(blobs.resolve(blob.digest().substring("sha256:".length())), blob.bytes());
            }
            Map<String, Object> descriptor = image.manifest().descriptor();
            descriptor.put("annotations", Map.of("org.opencontainers.image.ref.name", each.getKey()));
            manifests.add(descriptor);
        }
        Map<String, Object> index = Images.ordered("schemaVersion", 2, "mediaType", MediaTypes.OCI_INDEX);
        index.put("manifests", manifests);
        Files.write(folder.resolve("index.json"), Json.of(index).getBytes(UTF_8));
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        return folder;
    }
}
