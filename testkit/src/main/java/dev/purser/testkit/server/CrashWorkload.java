package dev.purser.testkit.server;

import dev.purser.testkit.client.Login;
import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.client.Reply;
import dev.purser.testkit.image.Blob;
import dev.purser.testkit.image.Image;
import dev.purser.testkit.image.Images;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * Pushes, pulls, deletes, refused logins and uploads that are cancelled or left open, on several threads, each in a repository of its
 * own, until the server is gone. Drawn from a seed. Every answer goes into the ledger.
 */
public final class CrashWorkload implements AutoCloseable {
    private static final int WORKERS = 4;
    private static final int TAGS = 5;
    private static final int STEADY = 12;

    private final URI base;
    private final Login login;
    private final Ledger ledger;
    private final CountDownLatch steady = new CountDownLatch(STEADY);
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean over;

    private CrashWorkload(URI base, Login login, Ledger ledger) {
        this.base = base;
        this.login = login;
        this.ledger = ledger;
    }

    /** Starts the threads. */
    public static CrashWorkload start(PurserProcess server, Ledger ledger, long seed) throws IOException {
        CrashWorkload workload = new CrashWorkload(server.base(), server.administrator(), ledger);
        for (int i = 0; i < WORKERS; i++) {
            String repository = "crash/worker" + i;
            Random random = new Random(seed * WORKERS + i);
            workload.workers.add(Thread.ofVirtual().start(() -> workload.work(repository, random)));
        }
        return workload;
    }

    /** Waits until work is well under way. */
    public void awaitSteady() throws InterruptedException {
        steady.await();
    }

    private void work(String repository, Random random) {
        try (RegistryClient client = RegistryClient.basic(base, login);
                RegistryClient stranger = RegistryClient.basic(base, new Login("stranger", "guess"))) {
            while (!over) {
                step(client, stranger, repository, random);
                steady.countDown();
            }
        } catch (IOException gone) {
            ledger.noteUnanswered();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            while (steady.getCount() > 0) {
                steady.countDown();
            }
        }
    }

    private void step(RegistryClient client, RegistryClient stranger, String repository, Random random)
            throws IOException, InterruptedException {
        String tag = "tag" + random.nextInt(TAGS);
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> push(client, repository, tag, Images.small(random.nextInt(1_000_000)));
            case 3, 4 -> ledger.note("pull " + tag, client.getManifest(repository, tag));
            case 5 -> ledger.note("refused login", stranger.ping());
            case 6 -> delete(client, repository, tag);
            case 7 -> cancel(client, repository);
            default -> leaveOpen(client, repository, random);
        }
    }

    private void push(RegistryClient client, String repository, String tag, Image image)
            throws IOException, InterruptedException {
        for (Blob blob : image.allBlobs()) {
            Reply opened = ledger.note("open upload", client.startUpload(repository));
            if (opened.status() != 202) {
                return;
            }
            String location = opened.required("Location");
            ledger.note("upload part", client.patch(location, 0, blob.bytes()));
            ledger.note("finish upload", client.finish(location, blob.digest()));
        }
        ledger.note("push " + tag, client.putManifest(repository, tag, image.manifest()));
    }

    private void delete(RegistryClient client, String repository, String tag) throws IOException, InterruptedException {
        Reply found = ledger.note("check " + tag, client.headManifest(repository, tag));
        if (found.status() == 200) {
            String digest = found.required("Docker-Content-Digest");
            ledger.note("delete " + digest, client.deleteManifest(repository, digest));
        }
    }

    private void cancel(RegistryClient client, String repository) throws IOException, InterruptedException {
        Reply opened = ledger.note("open upload", client.startUpload(repository));
        if (opened.status() == 202) {
            ledger.note("cancel upload", client.http().send("DELETE", opened.required("Location")));
        }
    }

    private void leaveOpen(RegistryClient client, String repository, Random random)
            throws IOException, InterruptedException {
        Reply opened = ledger.note("open upload", client.startUpload(repository));
        if (opened.status() != 202) {
            return;
        }
        byte[] part = new byte[1 + random.nextInt(5000)];
        Reply sent = ledger.note("upload part", client.patch(opened.required("Location"), 0, part));
        if (sent.status() == 202) {
            ledger.noteOpen(new Ledger.OpenUpload(sent.required("Location"), part.length));
        }
    }

    /** Waits until every thread has noticed that the server is gone, or, if it is not, has finished its step. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread worker : workers) {
            worker.join();
        }
    }
}
