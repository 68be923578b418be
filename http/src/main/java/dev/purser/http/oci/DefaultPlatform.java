package dev.purser.http.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.registry.Digest;
import dev.purser.registry.Manifests.Manifest;
import java.io.IOException;
import java.util.Optional;

/** The image of an index that a client gets which knows no indexes: the first one of linux/amd64 that it accepts. */
final class DefaultPlatform {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DefaultPlatform() {}

    static Optional<Digest> of(Manifest index, Accept accept) {
        JsonNode members;
        try {
            members = JSON.readTree(index.content()).path("manifests");
        } catch (IOException noJson) {
            return Optional.empty();
        }
        for (JsonNode member : members) {
            JsonNode platform = member.path("platform");
            if (platform.path("os").asText().equals("linux")
                    && platform.path("architecture").asText().equals("amd64")
                    && accept.takes(member.path("mediaType").asText())) {
                return Digest.tryParse(member.path("digest").asText());
            }
        }
        return Optional.empty();
    }
}
