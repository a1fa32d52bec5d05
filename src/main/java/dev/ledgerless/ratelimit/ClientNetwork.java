package dev.ledgerless.ratelimit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom a limit counts as one client. An IPv6 address stands for its network of 64 bits
 * (RFC 4291, 2.5.1): that is what a provider gives to one customer at the least, who can
 * take any address in it. Anything else stands for itself.
 */
public final class ClientNetwork {

	private static final int NETWORK_BYTES = 8;

	private ClientNetwork() {
	}

	/**
	 * The name under which a client is counted.
	 * @param address the client's address, as the container or a trusted proxy tells it
	 * @return the same for all addresses of one client
	 */
	public static String of(String address) {
		try {
			// Never asks a name server: what is no address is refused.
			InetAddress parsed = InetAddress.ofLiteral(address);
			return (parsed instanceof Inet6Address)
					? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
					: parsed.getHostAddress();
		}
		catch (IllegalArgumentException ex) {
			return address;
		}
	}

}
