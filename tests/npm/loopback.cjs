// Loaded before a program that listens on every address of the machine when it is told a port: it listens on loopback alone.
const { Server } = require('node:net');

const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest.filter(each => typeof each !== 'string')) : listen.call(this, port, ...rest);
};
