package org.hadrill.fault.power;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A Redfish service of two systems on loopback, with the resources that DSP0266 requires for a reset: root, sessions, a paged
 * collection of systems. What it does wrong is set by the test.
 */
final class RedfishServer implements AutoCloseable {
    static final String USER = "admin";
    static final String PASSWORD = "correct horse";

    final List<String> requests = new CopyOnWriteArrayList<>();
    final Set<String> sessions = ConcurrentHashMap.newKeySet();
    volatile boolean on = true;
    volatile boolean obeys = true;
    volatile int status;
    volatile String allowed = "\"On\",\"ForceOff\",\"GracefulShutdown\"";
    volatile String padding = "";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger tokens = new AtomicInteger();

    RedfishServer(SSLContext context) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            String what = exchange.getRequestMethod() + " " + path;
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(what + (body.contains("ResetType") ? " " + body : ""));
            if (what.equals("GET /redfish/v1/")) {
                answer(exchange, 200, """
                        {"Systems":{"@odata.id":"/redfish/v1/Systems"},
                         "Links":{"Sessions":{"@odata.id":"/redfish/v1/SessionService/Sessions"}}}""");
            } else if (what.equals("POST /redfish/v1/SessionService/Sessions")) {
                login(exchange, body);
            } else if (!known(exchange)) {
                answer(exchange, 401, "{\"error\":{\"message\":\"no valid session\"}}");
            } else if (status != 0) {
                exchange.getResponseHeaders().add("Retry-After", "30");
                exchange.getResponseHeaders().add("Location", "https://192.0.2.1/redfish/v1/Systems");
                answer(exchange, status, "{\"error\":{\"@Message.ExtendedInfo\":[{\"Message\":\"not now\"}]}}");
            } else {
                resource(exchange, what, body);
            }
        }
    }

    private void login(HttpExchange exchange, String body) throws IOException {
        if (!body.contains("\"" + USER + "\"") || !body.contains("\"" + PASSWORD + "\"")) {
            answer(exchange, 401, "{\"error\":{\"message\":\"you said " + body.replace("\"", "'") + "\"}}");
            return;
        }
        String token = "token-" + tokens.incrementAndGet();
        sessions.add(token);
        exchange.getResponseHeaders().add("X-Auth-Token", token);
        exchange.getResponseHeaders().add("Location", "/redfish/v1/SessionService/Sessions/" + token);
        answer(exchange, 201, "{}");
    }

    private boolean known(HttpExchange exchange) {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
        return token != null && sessions.contains(token)
                || basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void resource(HttpExchange exchange, String what, String body) throws IOException {
        switch (what) {
            case "GET /redfish/v1/Systems" -> answer(exchange, 200, """
                    {"Members":[{"@odata.id":"/redfish/v1/Systems/blade-a"}],
                     "Members@odata.nextLink":"/redfish/v1/Systems?$skip=1"}""");
            case "GET /redfish/v1/Systems?$skip=1" ->
                answer(exchange, 200, "{\"Members\":[{\"@odata.id\":\"/redfish/v1/Systems/blade-b\"}]}");
            case "GET /redfish/v1/Systems/blade-a" -> answer(exchange, 200, "{\"Id\":\"A\",\"PowerState\":\"On\"}");
            case "GET /redfish/v1/Systems/blade-b" -> answer(exchange, 200, system());
            case "POST /redfish/v1/Systems/blade-b/Actions/Reset" -> {
                on = obeys ? body.equals("{\"ResetType\":\"On\"}") : on;
                answer(exchange, 204, "");
            }
            default -> {
                boolean logout = what.startsWith("DELETE /redfish/v1/SessionService/Sessions/");
                sessions.remove(what.substring(what.lastIndexOf('/') + 1));
                answer(exchange, logout ? 204 : 404, "");
            }
        }
    }

    private String system() {
        return "{\"Id\":\"B\",\"PowerState\":\"" + (on ? "On" : "Off") + "\",\"Padding\":\"" + padding + "\","
                + "\"Actions\":{\"#ComputerSystem.Reset\":{\"target\":\"/redfish/v1/Systems/blade-b/Actions/Reset\","
                + "\"ResetType@Redfish.AllowableValues\":[" + allowed + "]}}}";
    }

    private static void answer(HttpExchange exchange, int code, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
