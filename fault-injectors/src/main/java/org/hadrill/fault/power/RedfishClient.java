package org.hadrill.fault.power;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hadrill.cluster.NodeName;
import org.hadrill.cluster.Redfish;
import org.hadrill.remote.CertificateCheck;
import org.hadrill.remote.RemoteException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks with one Redfish service (DSP0266): HTTPS only, no redirects, no address but the inventory's. A session is begun with
 * the first request that needs one, begun anew when the service forgot it, and ended by {@link #close}. Thread-safe.
 */
final class RedfishClient implements AutoCloseable {
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /** Longest time from a request to its whole answer; BMCs are slow. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    /** Longest answer. */
    static final int BODY_LIMIT_BYTES = 1024 * 1024;

    private static final String ROOT = "/redfish/v1/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodeName node;
    private final Redfish redfish;
    private final String password;
    private final URI base;
    private @Nullable HttpClient http; // guarded by this, as the fields below
    private @Nullable String token;
    private @Nullable URI session;

    RedfishClient(NodeName node, Redfish redfish, String password) {
        this.node = node;
        this.redfish = redfish;
        this.password = password;
        this.base = URI.create("https://" + redfish.address() + ":" + redfish.port());
    }

    /** An answer without anything that could be secret. */
    private record Answer(int status, JsonNode json, java.net.http.HttpHeaders headers) {}

    /** The service's root, which anybody may read. */
    JsonNode root() throws RemoteException, InterruptedException {
        Answer answer = send("GET", ROOT, "", Map.of());
        return accepted("GET", ROOT, answer).json();
    }

    JsonNode get(String path) throws RemoteException, InterruptedException {
        return authenticated("GET", path, "").json();
    }

    void post(String path, String body) throws RemoteException, InterruptedException {
        authenticated("POST", path, body);
    }

    /** The address that a resource has under {@code key}. */
    String link(JsonNode resource, String... keys) throws RemoteException {
        JsonNode at = resource;
        for (String key : keys) {
            at = at.path(key);
        }
        String link = at.path("@odata.id").asString("");
        if (link.isEmpty()) {
            throw failure("is no Redfish service: there is no " + String.join(".", keys) + " below " + ROOT);
        }
        return link;
    }

    RemoteException failure(String what) {
        return new RemoteException("redfish-" + node, "the Redfish service of " + node + " at " + base + ": " + what);
    }

    private synchronized Answer authenticated(String method, String path, String body)
            throws RemoteException, InterruptedException {
        boolean fresh = token == null;
        Answer answer = send(method, path, body, credentials());
        // A service forgets sessions after a while; it has then done nothing (DSP0266, section 13.3.4).
        if (answer.status() == 401 && redfish.authentication() == Redfish.Authentication.SESSION && !fresh) {
            token = null;
            answer = send(method, path, body, credentials());
        }
        return accepted(method, path, answer);
    }

    private Map<String, String> credentials() throws RemoteException, InterruptedException {
        if (redfish.authentication() == Redfish.Authentication.BASIC) {
            String pair = redfish.user() + ":" + password;
            return Map.of(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        String known = token;
        if (known == null) {
            known = login();
            token = known;
        }
        return Map.of("X-Auth-Token", known);
    }

    private String login() throws RemoteException, InterruptedException {
        String sessions = link(root(), "Links", "Sessions");
        String body = JSON.writeValueAsString(Map.of("UserName", redfish.user(), "Password", password));
        Answer answer = accepted("POST", sessions, send("POST", sessions, body, Map.of()));
        session = answer.headers().firstValue("Location").map(this::resolve).orElse(null);
        return answer.headers()
                .firstValue("X-Auth-Token")
                .orElseThrow(() -> failure("it began a session without an X-Auth-Token"));
    }

    private Answer accepted(String method, String path, Answer answer) throws RemoteException {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return answer;
        }
        String why = switch (status) {
            case 400, 401 ->
                status == 401 || path.endsWith("/Sessions")
                        ? ": it refuses user " + redfish.user() + ": wrong user or password (" + redfish.password()
                                + ")"
                        : "";
            case 403 -> ": user " + redfish.user() + " may not do that; it needs the privilege ConfigureComponents";
            case 404 -> ": there is no such resource";
            case 503 ->
                ": it is busy or starting"
                        + answer.headers()
                                .firstValue("Retry-After")
                                .map(s -> ", and says to try again after " + s + " s")
                                .orElse("");
            default -> "";
        };
        JsonNode error = answer.json().path("error");
        String said = error.path("@Message.ExtendedInfo")
                .path(0)
                .path("Message")
                .asString(error.path("message").asString(""));
        throw failure(method + " " + path + " was answered with " + status + why
                + (said.isEmpty() ? "" : " (it says: " + said.replace(password, "(a secret)") + ")"));
    }

    private Answer send(String method, String path, String body, Map<String, String> headers)
            throws RemoteException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(resolve(path))
                .header("Accept", "application/json")
                .header("OData-Version", "4.0");
        headers.forEach(request::header);
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        LimitedBody received = new LimitedBody(BODY_LIMIT_BYTES);
        try {
            CompletableFuture<HttpResponse<Void>> asked =
                    http().sendAsync(request.build(), BodyHandlers.ofByteArrayConsumer(received));
            try {
                HttpResponse<Void> response = asked.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                return new Answer(response.statusCode(), json(received.bytes()), response.headers());
            } finally {
                asked.cancel(true);
            }
        } catch (ExecutionException | TimeoutException | IOException e) {
            throw failure(HttpsFailure.sentence(e, redfish, "nodes." + node + ".redfish"));
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    /** Whatever address the service names, it is asked at its own: no token goes elsewhere. */
    private URI resolve(String link) {
        URI named = URI.create(link);
        return base.resolve(named.getRawPath() + (named.getRawQuery() == null ? "" : "?" + named.getRawQuery()));
    }

    private synchronized HttpClient http() throws IOException {
        HttpClient client = http;
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .sslContext(CertificateCheck.context(redfish.certificate()))
                    .build();
            http = client;
        }
        return client;
    }

    /** Ends the session, as a BMC has only a few; one that cannot be reached forgets it by itself. */
    @Override
    public synchronized void close() {
        URI ours = session;
        String known = token;
        if (ours == null || known == null) {
            return;
        }
        try {
            send("DELETE", ours.getRawPath(), "", Map.of("X-Auth-Token", known));
        } catch (RemoteException e) {
            // Nobody can mend that now.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        token = null;
        session = null;
    }
}
