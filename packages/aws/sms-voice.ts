import { service } from './service.ts';

/** AWS End User Messaging. */
export const smsVoice = service({
  name: 'PINPOINT_SMS_VOICE_V2',
  sdk: () => import('./sdk/sms-voice.ts'),
  client: ({ PinpointSMSVoiceV2Client }, configuration) => new PinpointSMSVoiceV2Client(configuration),
});
