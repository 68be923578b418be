package dev.purser.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Debian's nginx with sendfile, serving one folder. */
public record Nginx(Process process, String base) implements Peer {
    public static Nginx start(Path folder, Path content) throws IOException {
        int port = Started.freePort();
        Files.createDirectories(folder);
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process on;
                user root;
                worker_processes 2;
                pid %1$s/pid;
                error_log %1$s/error.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 1000000;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server { listen 127.0.0.1:%2$d; root %3$s; }
                }
                """.formatted(folder, port, content));
        Process process = Started.start(
                List.of("nginx", "-c", config.toString(), "-p", folder.toString()), folder.resolve("log"), port);
        return new Nginx(process, "http://127.0.0.1:" + port);
    }

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public Optional<String> credential() {
        return Optional.empty();
    }
}
