package org.hadrill.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A tab, with every request that it made and every complaint on its console. */
final class Tab {
    private static final int SHIFT = 8;

    private final DevTools devTools;
    private final String session;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();

    private Tab(DevTools devTools, String session) {
        this.devTools = devTools;
        this.session = session;
    }

    static Tab of(DevTools devTools, String session) throws Exception {
        Tab tab = new Tab(devTools, session);
        devTools.listen(session, tab::heard);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            tab.ask(domain + ".enable", Map.of());
        }
        return tab;
    }

    private void heard(String method, JsonNode event) {
        switch (method) {
            case "Network.requestWillBeSent" ->
                requests.add(event.path("request").path("url").asString());
            case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
                complaints.add(event.toString());
            case "Page.loadEventFired" -> loaded.add(method);
            default -> {}
        }
    }

    /** Opens a page and waits until it has loaded. */
    void open(String address) throws Exception {
        loaded.clear();
        ask("Page.navigate", Map.of("url", address));
        if (loaded.poll(DevTools.ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS) == null) {
            throw new AssertionError(address + " did not load within DevTools.ANSWER_LIMIT, "
                    + DevTools.ANSWER_LIMIT.toSeconds() + " s");
        }
    }

    void open(Path file) throws Exception {
        open(file.toUri().toString());
    }

    /** What {@code script} comes to; a promise is waited for. */
    JsonNode evaluate(String script) throws Exception {
        JsonNode said =
                ask("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (said.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + said.path("exceptionDetails"));
        }
        return said.path("result").path("value");
    }

    /** Waits until {@code script} is true, looking at every frame that is drawn. */
    void await(String script) throws Exception {
        evaluate("new Promise(done => { const look = () => (" + script
                + ") ? done(true) : requestAnimationFrame(look); look(); })");
    }

    /** Presses a key: a character, or a name such as {@code Tab}. */
    void press(String key) throws Exception {
        press(key, 0);
    }

    void pressWithShift(String key) throws Exception {
        press(key, SHIFT);
    }

    private void press(String key, int modifiers) throws Exception {
        int code = switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "ArrowLeft" -> 37;
            case "ArrowUp" -> 38;
            case "ArrowRight" -> 39;
            case "ArrowDown" -> 40;
            default -> key.toUpperCase(java.util.Locale.ROOT).charAt(0);
        };
        String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
        ask(
                "Input.dispatchKeyEvent",
                Map.of(
                        "type",
                        "keyDown",
                        "key",
                        key,
                        "windowsVirtualKeyCode",
                        code,
                        "text",
                        text,
                        "modifiers",
                        modifiers));
        ask(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code, "modifiers", modifiers));
    }

    /** Any command of the protocol. */
    JsonNode ask(String method, Map<String, Object> parameters) throws Exception {
        return devTools.ask(session, method, parameters);
    }

    /** Addresses in the order in which they were asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Exceptions, console output of any kind, and what the browser itself logged. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
