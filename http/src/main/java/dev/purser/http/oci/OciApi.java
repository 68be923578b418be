package dev.purser.http.oci;

import dev.purser.http.Endpoint;
import dev.purser.identity.Identity;
import dev.purser.registry.Registry;
import java.util.ArrayList;
import java.util.List;

/** The OCI Distribution API with Docker's token endpoint: all its resources. */
public final class OciApi {
    private OciApi() {}

    public static List<Endpoint> of(Registry registry, Identity identity) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new PingResource().endpoints());
        all.addAll(new TokenResource(identity.authenticator(), identity.tokenIssuer()).endpoints());
        all.addAll(new CatalogueResource(registry.repositories()).endpoints());
        all.addAll(new TagsResource(registry.manifests()).endpoints());
        all.addAll(new ManifestResource(registry.manifests()).endpoints());
        all.addAll(new ReferrersResource(registry.manifests()).endpoints());
        all.addAll(new UploadResource(registry.uploads(), registry.blobs()).endpoints());
        all.addAll(new BlobResource(registry.blobs()).endpoints());
        return all;
    }
}
