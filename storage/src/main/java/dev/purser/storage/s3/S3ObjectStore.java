package dev.purser.storage.s3;

import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import dev.purser.storage.object.ObjectStoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A bucket of an S3 server. Cannot append: S3 replaces objects whole. The connection is made by the first call.
 * Thread-safe; an interrupted call fails and leaves the thread interrupted.
 */
public final class S3ObjectStore implements ObjectStore {
    private static final int PAGE = 1000;

    private final S3Settings settings;
    private final S3Client client;

    public S3ObjectStore(S3Settings settings) {
        this.settings = settings;
        client = S3Clients.open(settings);
    }

    private <T> T ask(String doing, Supplier<T> call) throws ObjectStoreException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw S3Errors.of(doing, settings, e);
        }
    }

    @Override
    public void put(String name, byte[] bytes, Facts facts) throws ObjectStoreException {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(name)
                .contentType(facts.contentType())
                .contentMD5(md5(bytes))
                .metadata(facts.metadata());
        facts.contentEncoding().ifPresent(request::contentEncoding);
        settings.encryption().ifPresent(request::serverSideEncryption);
        settings.kmsKey().ifPresent(request::ssekmsKeyId);
        settings.storageClass().ifPresent(request::storageClass);
        RequestBody body = RequestBody.fromContentProvider(
                ContentStreamProvider.fromByteArrayUnsafe(bytes), bytes.length, facts.contentType());
        ask("putting " + name, () -> client.putObject(request.build(), body));
    }

    /** RFC 1864; unlike the SDK's own trailing checksums, every S3 server knows it. */
    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Stored> get(String name) throws ObjectStoreException {
        String doing = "reading " + name;
        try (ResponseInputStream<GetObjectResponse> in = ask(
                doing, () -> client.getObject(r -> r.bucket(settings.bucket()).key(name)))) {
            GetObjectResponse answer = in.response();
            if (answer.contentLength() == null || answer.contentLength() > LARGEST_READ) {
                in.abort();
                throw new ObjectStoreException(
                        Kind.REFUSED, name + " has more than " + LARGEST_READ + " bytes, or does not say", null);
            }
            byte[] bytes = readAll(in, answer.contentLength().intValue());
            return Optional.of(new Stored(
                    new Listed(name, bytes.length, answer.lastModified(), tag(answer.eTag())),
                    new Facts(
                            Optional.ofNullable(answer.contentType()).orElse(Facts.PLAIN.contentType()),
                            Optional.ofNullable(answer.contentEncoding()).filter(encoding -> !encoding.isEmpty()),
                            answer.metadata()),
                    bytes));
        } catch (ObjectStoreException e) {
            if (e.getCause() instanceof NoSuchKeyException) {
                return Optional.empty();
            }
            throw e;
        } catch (SdkException e) {
            throw S3Errors.of(doing, settings, e);
        } catch (IOException e) {
            throw S3Errors.of(
                    doing,
                    settings,
                    SdkClientException.create(e.getClass().getSimpleName() + ": " + e.getMessage(), e));
        }
    }

    private static byte[] readAll(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("the object ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static String tag(String eTag) {
        return eTag == null ? "" : eTag.replace("\"", "");
    }

    @Override
    public List<Listed> list(String prefix, String after, int max) throws ObjectStoreException {
        if (max < 1) {
            throw new IllegalArgumentException("a listing holds at least one name");
        }
        List<Listed> names = new ArrayList<>();
        String last = after;
        while (true) {
            String from = last;
            int wanted = Math.min(PAGE, max - names.size());
            ListObjectsV2Response page = ask(
                    "listing " + prefix,
                    () -> client.listObjectsV2(r -> {
                        r.bucket(settings.bucket()).prefix(prefix).maxKeys(wanted);
                        if (!from.isEmpty()) {
                            r.startAfter(from);
                        }
                    }));
            page.contents().stream()
                    .map(one -> new Listed(one.key(), one.size(), one.lastModified(), tag(one.eTag())))
                    .forEach(names::add);
            if (names.size() >= max || page.contents().isEmpty() || !Boolean.TRUE.equals(page.isTruncated())) {
                return names;
            }
            last = names.getLast().name();
        }
    }

    @Override
    public void delete(String name) throws ObjectStoreException {
        try {
            ask(
                    "deleting " + name,
                    () -> client.deleteObject(r -> r.bucket(settings.bucket()).key(name)));
        } catch (ObjectStoreException e) {
            if (!(e.getCause() instanceof NoSuchKeyException)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
