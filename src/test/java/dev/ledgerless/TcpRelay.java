package dev.ledgerless;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Passes connections on to one or several ports of this machine, in turn; one that does
 * not answer is passed over. It can fall silent without closing anything.
 */
final class TcpRelay implements AutoCloseable {

	private final ServerSocket server;

	private final List<Integer> targets;

	private final AtomicInteger turn = new AtomicInteger();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition speaking = this.lock.newCondition();

	private boolean silent;

	TcpRelay(Integer... targets) {
		try {
			this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.targets = Arrays.asList(targets);
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** From now on nothing passes, in either direction. */
	void fallSilent() {
		silent(true);
	}

	/** Everything passes again, also what was held back. */
	void speakAgain() {
		silent(false);
	}

	private void silent(boolean value) {
		this.lock.lock();
		try {
			this.silent = value;
			this.speaking.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				this.sockets.add(client);
				Thread.ofVirtual().start(() -> connect(client));
			}
			catch (IOException ex) {
				// Closed.
			}
		}
	}

	private void connect(Socket client) {
		int first = this.turn.getAndIncrement();
		for (int time = 0; time < this.targets.size(); time++) {
			int port = this.targets.get(Math.floorMod(first + time, this.targets.size()));
			try {
				Socket target = new Socket(InetAddress.getLoopbackAddress(), port);
				this.sockets.add(target);
				Thread.ofVirtual().start(() -> pass(target, client));
				pass(client, target);
				return;
			}
			catch (IOException ex) {
				// The next one.
			}
		}
		end(client);
	}

	private void pass(Socket from, Socket to) {
		byte[] buffer = new byte[16 * 1024];
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				awaitSpeaking();
				out.write(buffer, 0, length);
				out.flush();
			}
			to.shutdownOutput();
		}
		catch (IOException ex) {
			end(from);
			end(to);
		}
	}

	private void awaitSpeaking() {
		this.lock.lock();
		try {
			while (this.silent) {
				this.speaking.awaitUninterruptibly();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end(Socket socket) {
		this.sockets.remove(socket);
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is gone.
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		speakAgain();
		List.copyOf(this.sockets).forEach(this::end);
	}

}
