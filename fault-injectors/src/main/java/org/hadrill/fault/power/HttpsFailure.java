package org.hadrill.fault.power;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.hadrill.cluster.CertificateTrust;
import org.hadrill.cluster.Redfish;

/** Why a request got no answer, in words that say what to do. */
final class HttpsFailure {
    private HttpsFailure() {}

    /** @param setting path of the service in the inventory */
    static String sentence(Exception failure, Redfish redfish, String setting) {
        Throwable e =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        if (e instanceof HttpConnectTimeoutException) {
            return "no connection within " + RedfishClient.CONNECT_LIMIT.toSeconds()
                    + " s (RedfishClient.CONNECT_LIMIT)";
        } else if (e instanceof TimeoutException) {
            return "no answer within " + RedfishClient.ANSWER_LIMIT.toSeconds() + " s (RedfishClient.ANSWER_LIMIT)";
        } else if (e instanceof ConnectException) {
            return "nothing answers there: check its address, its port and its cable";
        } else if (e instanceof NoSuchFileException) {
            return "there is no file " + e.getMessage() + ": check " + setting + ".certificate.ca";
        } else if (e instanceof SSLException) {
            return certificate(e, redfish.certificate(), setting);
        }
        return "no answer: " + (e.getMessage() == null ? e.toString() : e.getMessage());
    }

    private static String certificate(Throwable e, CertificateTrust trust, String setting) {
        String reason = String.valueOf(e.getMessage());
        boolean aboutIt = false;
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                aboutIt = true;
                reason = String.valueOf(t.getMessage());
            }
        }
        if (!aboutIt) {
            return "no TLS connection: " + reason;
        }
        if (trust instanceof CertificateTrust.Authority authority) {
            return "its certificate is not good by " + authority.file() + " (" + reason + "): not connecting. Check "
                    + setting + ".certificate and " + setting + ".address";
        }
        return reason + ": not connecting. If it was given a new certificate: hadrill inventory trust FILE";
    }
}
