package dev.purser.delivery.blob;

import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobDownloadContentResponse;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import dev.purser.storage.object.ObjectStoreException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account as a store of objects: the first segment of a name is the container, which is made where it is missing. What
 * is put becomes a block blob, what is appended to an append blob. Metadata's names have {@code _} in place of {@code -},
 * which Azure does not allow. For one thread.
 */
final class AppendBlobs implements ObjectStore {
    private static final int NOT_FOUND = 404;

    private final BlobAccount account;
    private final Appending appending;

    AppendBlobs(BlobAccount account) {
        this(account, Appending.MOST_BLOCKS);
    }

    /**
     * @param mostBlocks how many blocks a blob takes
     */
    AppendBlobs(BlobAccount account, int mostBlocks) {
        this.account = account;
        appending = new Appending(account, mostBlocks);
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws ObjectStoreException;
    }

    /** Runs it, and once more with the container made if that was missing. */
    private <T> T inContainer(String doing, String name, Work<T> work) throws ObjectStoreException {
        try {
            try {
                return work.run();
            } catch (BlobStorageException e) {
                if (!BlobErrors.code(e).equals("ContainerNotFound")) {
                    throw e;
                }
                container(name).createIfNotExistsWithResponse(null, account.timeout(), Context.NONE);
                return work.run();
            }
        } catch (RuntimeException e) {
            throw BlobErrors.of(doing + " " + name, e);
        }
    }

    private BlobContainerClient container(String name) throws ObjectStoreException {
        return account.client().getBlobContainerClient(name.substring(0, slash(name)));
    }

    private BlobClient blob(String name) throws ObjectStoreException {
        return container(name).getBlobClient(name.substring(slash(name) + 1));
    }

    private static int slash(String name) throws ObjectStoreException {
        int slash = name.indexOf('/');
        if (slash < 1 || slash == name.length() - 1) {
            throw new ObjectStoreException(Kind.REFUSED, "a blob's name begins with its container", null);
        }
        return slash;
    }

    static BlobHttpHeaders headers(Facts facts) {
        BlobHttpHeaders headers = new BlobHttpHeaders().setContentType(facts.contentType());
        facts.contentEncoding().ifPresent(headers::setContentEncoding);
        return headers;
    }

    static Map<String, String> metadata(Facts facts) {
        Map<String, String> metadata = new HashMap<>();
        facts.metadata().forEach((name, value) -> metadata.put(name.replace('-', '_'), value));
        return metadata;
    }

    @Override
    public void put(String name, byte[] bytes, Facts facts) throws ObjectStoreException {
        BlobClient blob = blob(name);
        inContainer(
                "putting",
                name,
                () -> blob.getBlockBlobClient()
                        .uploadWithResponse(
                                new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(bytes))
                                        .setHeaders(headers(facts))
                                        .setMetadata(metadata(facts)),
                                account.timeout(),
                                Context.NONE));
    }

    @Override
    public boolean appends() {
        return true;
    }

    @Override
    public String append(String name, byte[] bytes, Facts facts) throws ObjectStoreException {
        BlobContainerClient container = container(name);
        int slash = slash(name);
        String grown = inContainer(
                "appending to", name, () -> appending.append(container, name.substring(slash + 1), bytes, facts));
        return name.substring(0, slash + 1) + grown;
    }

    @Override
    public Optional<Stored> get(String name) throws ObjectStoreException {
        BlobClient blob = blob(name);
        try {
            BlobProperties properties = blob.getPropertiesWithResponse(null, account.timeout(), Context.NONE)
                    .getValue();
            if (properties.getBlobSize() > LARGEST_READ) {
                throw new ObjectStoreException(Kind.REFUSED, name + " has more than " + LARGEST_READ + " bytes", null);
            }
            BlobDownloadContentResponse answer =
                    blob.downloadContentWithResponse(null, null, account.timeout(), Context.NONE);
            Map<String, String> metadata = new HashMap<>();
            properties.getMetadata().forEach((key, value) -> metadata.put(key.replace('_', '-'), value));
            byte[] bytes = answer.getValue().toBytes();
            return Optional.of(new Stored(
                    new Listed(name, bytes.length, properties.getLastModified().toInstant(), properties.getETag()),
                    new Facts(
                            properties.getContentType(),
                            Optional.ofNullable(properties.getContentEncoding()).filter(one -> !one.isEmpty()),
                            metadata),
                    bytes));
        } catch (BlobStorageException e) {
            if (e.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw BlobErrors.of("reading " + name, e);
        } catch (RuntimeException e) {
            throw BlobErrors.of("reading " + name, e);
        }
    }

    @Override
    public List<Listed> list(String prefix, String after, int max) throws ObjectStoreException {
        List<Listed> found = new ArrayList<>();
        try {
            for (var container : account.client().listBlobContainers()) {
                BlobContainerClient client = account.client().getBlobContainerClient(container.getName());
                String inside = container.getName() + "/";
                boolean may = prefix.startsWith(inside) || inside.startsWith(prefix);
                ListBlobsOptions options = new ListBlobsOptions()
                        .setPrefix(prefix.length() > inside.length() ? prefix.substring(inside.length()) : null);
                if (may) {
                    for (BlobItem item : client.listBlobs(options, account.timeout())) {
                        String name = inside + item.getName();
                        if (name.compareTo(after) > 0 && found.size() < max) {
                            found.add(new Listed(
                                    name,
                                    item.getProperties().getContentLength(),
                                    item.getProperties().getLastModified().toInstant(),
                                    item.getProperties().getETag()));
                        }
                    }
                }
            }
            return found;
        } catch (RuntimeException e) {
            throw BlobErrors.of("listing " + prefix, e);
        }
    }

    @Override
    public void delete(String name) throws ObjectStoreException {
        BlobClient blob = blob(name);
        try {
            Response<Boolean> ignored = blob.deleteIfExistsWithResponse(null, null, account.timeout(), Context.NONE);
        } catch (BlobStorageException e) {
            if (e.getStatusCode() != NOT_FOUND) {
                throw BlobErrors.of("deleting " + name, e);
            }
        } catch (RuntimeException e) {
            throw BlobErrors.of("deleting " + name, e);
        }
    }

    @Override
    public void close() {
        // The JDK's client is shared, and keeps no connection that is not used.
    }
}
