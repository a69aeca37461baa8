'use strict';

const groups = { admin: 'administration', teacher: 'enseignant', student: 'élève' };

async function showSession() {
  const text = document.getElementById('session');
  const answer = await fetch('/session', { headers: { Accept: 'application/json' } });
  if (answer.ok) {
    const caller = await answer.json();
    const known = caller.groups.map((group) => groups[group] ?? group).join(', ');
    text.textContent = `Connecté : ${caller.name}` + (known ? ` (${known})` : '');
    document.getElementById('logout').hidden = false;
  } else {
    text.textContent = 'Vous n’êtes pas connecté.';
    document.getElementById('login').hidden = false;
  }
}

async function showHealth() {
  const answer = await fetch('/health', { headers: { Accept: 'application/json' } });
  const health = await answer.json();
  document.getElementById('health').textContent =
    health.status === 'UP' ? 'Tous les services répondent.' : 'Un service au moins ne répond pas.';
  for (const cell of document.querySelectorAll('[data-service]')) {
    const up = health.services[cell.dataset.service] === 'UP';
    cell.textContent = up ? '✓ en marche' : '✗ ne répond pas';
    cell.className = up ? 'up' : 'down';
  }
}

showSession().catch(() => {
  document.getElementById('session').textContent = 'La session ne peut pas être lue.';
});
showHealth().catch(() => {
  document.getElementById('health').textContent = 'L’état ne peut pas être lu.';
});
