package dev.purser.http.oci;

import dev.purser.http.Endpoint;
import dev.purser.identity.Authenticator;
import dev.purser.identity.Identity;
import dev.purser.identity.TokenIssuer;
import dev.purser.registry.Registry;
import java.util.ArrayList;
import java.util.List;

/** The OCI Distribution API with Docker's token endpoint: all its resources. */
public final class OciApi {
    private OciApi() {}

    public static List<Endpoint> of(Registry registry, Identity identity) {
        return of(registry, identity.authenticator(), identity.tokenIssuer());
    }

    static List<Endpoint> of(Registry registry, Authenticator authenticator, TokenIssuer tokens) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new PingResource().endpoints());
        all.addAll(new TokenResource(authenticator, tokens).endpoints());
        all.addAll(new CatalogueResource(registry.repositories()).endpoints());
        all.addAll(new TagsResource(registry.manifests()).endpoints());
        all.addAll(new ManifestResource(registry.manifests()).endpoints());
        all.addAll(new ReferrersResource(registry.manifests()).endpoints());
        all.addAll(new UploadResource(registry.uploads(), registry.blobs()).endpoints());
        all.addAll(new BlobResource(registry.blobs()).endpoints());
        return all;
    }
}
